//! What stands in the first module in place of a function that left it.
//!
//! A stub calls the function through its place in the table. Should the later module not be there
//! yet, it has the loader bring it at once: the page waits, and everything then is as it would have
//! been in one module. What the first view does comes upon no stub, which a page test watches; what
//! readers do has the later module fetched beforehand.

use anyhow::{Context as _, Result, bail};
use std::collections::{BTreeMap, BTreeSet};

use super::points;
use walrus::ir::{Call, CallIndirect, Const, Instr, InstrLocId, InstrSeqId, Value};
use walrus::{ExportItem, FunctionBuilder, FunctionId, FunctionKind, Module, TableId};

/// The module's own function that has the loader bring the later module (`src/element/later.rs`).
const BRING: &str = "bringLater";

/// A stub of its own is worth its weight where more places than these call it.
const FEW: usize = 3;

/// That function.
///
/// # Errors
/// If the module does not export it.
pub fn bring(module: &Module) -> Result<FunctionId> {
    let found = module.exports.iter().find_map(|export| match export.item {
        ExportItem::Function(function) if export.name == BRING => Some(function),
        _ => None,
    });
    found.with_context(|| format!("the module does not export {BRING}"))
}

/// Puts stubs in place of the doors' own code. The first door's place in the table is `reserved`, the
/// others' follow. Where few places in the functions that `stay` call a door, they have the stub's code
/// themselves.
///
/// # Errors
/// If there is no way to bring the later module, or a door is not the module's own function.
pub fn put(
    module: &mut Module,
    doors: &[FunctionId],
    stay: &BTreeSet<FunctionId>,
    table: TableId,
    reserved: u64,
) -> Result<()> {
    let present = present(module, table, i32::try_from(reserved)?)?;
    let mut places: BTreeMap<FunctionId, Vec<Place>> = BTreeMap::new();
    for function in stay {
        add_places(module, *function, doors, &mut places);
    }
    // From the last of a sequence to the first, so that what is put in moves none that is still to come.
    let mut inline: Vec<(Place, FunctionId)> = Vec::new();
    for (door, places) in places {
        if places.len() <= FEW {
            inline.extend(places.into_iter().map(|place| (place, door)));
        }
    }
    inline.sort_unstable();
    for (place, door) in inline.into_iter().rev() {
        let number = doors.binary_search(&door).ok().context("a door")?;
        let value = Value::I32(i32::try_from(reserved)? + i32::try_from(number)?);
        let ty = module.funcs.get(door).ty();
        let code: [Instr; 3] = [
            Call { func: present }.into(),
            Const { value }.into(),
            CallIndirect { ty, table }.into(),
        ];
        let function = module.funcs.get_mut(place.function).kind.unwrap_local_mut();
        let instructions = &mut function.block_mut(place.sequence).instrs;
        let code = code.map(|instruction| (instruction, InstrLocId::default()));
        instructions.splice(place.at..=place.at, code);
    }
    for (number, door) in doors.iter().enumerate() {
        let ty = module.funcs.get(*door).ty();
        let (parameters, results) = module.types.params_results(ty);
        let (parameters, results) = (parameters.to_vec(), results.to_vec());
        let mut stub = FunctionBuilder::new(&mut module.types, &parameters, &results);
        let mut body = stub.func_body();
        body.call(present);
        let mut arguments = Vec::with_capacity(parameters.len());
        for parameter in parameters {
            let argument = module.locals.add(parameter);
            arguments.push(argument);
            body.local_get(argument);
        }
        let place = i32::try_from(reserved)? + i32::try_from(number)?;
        body.const_(Value::I32(place)).call_indirect(ty, table);
        let function = module.funcs.get_mut(*door);
        let FunctionKind::Local(own) = &mut function.kind else {
            bail!("a door is the glue's function");
        };
        *own = stub.local_func(arguments);
    }
    Ok(())
}

/// Where a function is called.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    function: FunctionId,
    sequence: InstrSeqId,
    at: usize,
}

/// Adds where in a function doors are called.
fn add_places(
    module: &Module,
    function: FunctionId,
    doors: &[FunctionId],
    places: &mut BTreeMap<FunctionId, Vec<Place>>,
) {
    let FunctionKind::Local(local) = &module.funcs.get(function).kind else {
        return;
    };
    let mut open = vec![local.entry_block()];
    while let Some(sequence) = open.pop() {
        for (at, (instruction, _)) in local.block(sequence).instrs.iter().enumerate() {
            open.extend(points::inner(instruction));
            if let Instr::Call(Call { func }) = instruction
                && doors.binary_search(func).is_ok()
            {
                places.entry(*func).or_default().push(Place {
                    function,
                    sequence,
                    at,
                });
            }
        }
    }
}

/// Makes a function that returns when the later module is there.
fn present(module: &mut Module, table: TableId, first: i32) -> Result<FunctionId> {
    let bring = bring(module)?;
    let mut present = FunctionBuilder::new(&mut module.types, &[], &[]);
    present
        .func_body()
        .const_(Value::I32(first))
        .table_get(table)
        .ref_is_null()
        .if_else(
            None,
            |absent| {
                absent.call(bring);
            },
            |_| {},
        );
    Ok(present.finish(Vec::new(), &mut module.funcs))
}
