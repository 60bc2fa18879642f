//! The stretches of the module's data that only the later part reads.

use anyhow::{Context as _, Result, bail};
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, MemoryId, Module};

/// The memory that holds some data, and from where to where.
pub fn find_data(module: &Module, data: &[u8]) -> Result<(MemoryId, i32, usize)> {
    for segment in module.data.iter() {
        if let DataKind::Active { memory, offset } = &segment.kind
            && let Some(place) = position(&segment.value, data)
        {
            return Ok((*memory, constant(offset)? + i32::try_from(place)?, place));
        }
    }
    bail!("the module's data lacks a stretch that comes later")
}

/// Takes some data out of the module; its place in the memory stays.
pub fn cut_data(module: &mut Module, data: &[u8]) -> Result<()> {
    let (memory, start, place) = find_data(module, data)?;
    let found = module
        .data
        .iter()
        .find(|segment| position(&segment.value, data).is_some());
    let segment = module.data.get_mut(found.context("the data")?.id());
    let rest = segment.value.split_off(place + data.len());
    segment.value.truncate(place);
    add_data(module, memory, start + i32::try_from(data.len())?, rest);
    Ok(())
}

/// The stretch of some bytes from one mark to another, both included.
pub fn stretch<'a>(bytes: &'a [u8], (first, last): (&str, &str)) -> Result<&'a [u8]> {
    let found = position(bytes, first.as_bytes()).and_then(|start| {
        let end = position(&bytes[start..], last.as_bytes())?;
        bytes.get(start..start + end + last.len())
    });
    found.with_context(|| format!("the module's data does not hold {first:?} to {last:?}"))
}

/// Where some bytes stand in others.
fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

pub fn add_data(module: &mut Module, memory: MemoryId, start: i32, value: Vec<u8>) {
    let kind = DataKind::Active {
        memory,
        offset: ConstExpr::Value(Value::I32(start)),
    };
    let segment = module.data.add(kind, value);
    module
        .memories
        .get_mut(memory)
        .data_segments
        .insert(segment);
}

fn constant(offset: &ConstExpr) -> Result<i32> {
    match offset {
        ConstExpr::Value(Value::I32(start)) => Ok(*start),
        other => bail!("a stretch of the table begins at {other:?}, not at a number"),
    }
}
