//! The places of a function's code that are reached, or not, each on its own.

use walrus::LocalFunction;
use walrus::ir::{Block, IfElse, Instr, InstrSeqId, Loop};

/// Where a stretch of code begins that runs through to the next such place: the beginning of a
/// sequence of instructions, and what follows where the flow may have parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Point {
    pub sequence: InstrSeqId,
    /// The instruction in the sequence.
    pub at: usize,
}

/// A function's points, outer and earlier ones first. The first is where the function begins.
pub fn points(function: &LocalFunction) -> Vec<Point> {
    let mut points = Vec::new();
    add_points(function, function.entry_block(), &mut points);
    points
}

fn add_points(function: &LocalFunction, sequence: InstrSeqId, points: &mut Vec<Point>) {
    points.push(Point { sequence, at: 0 });
    let instructions = &function.block(sequence).instrs;
    for (number, (instruction, _)) in instructions.iter().enumerate() {
        let inner = inner(instruction);
        for inner in &inner {
            add_points(function, *inner, points);
        }
        let parts = !inner.is_empty() || matches!(instruction, Instr::BrIf(_));
        if parts && number + 1 < instructions.len() {
            points.push(Point {
                sequence,
                at: number + 1,
            });
        }
    }
}

/// The sequences that are part of an instruction.
pub fn inner(instruction: &Instr) -> Vec<InstrSeqId> {
    match instruction {
        Instr::Block(Block { seq }) | Instr::Loop(Loop { seq }) => vec![*seq],
        Instr::IfElse(IfElse {
            consequent,
            alternative,
        }) => vec![*consequent, *alternative],
        _ => Vec::new(),
    }
}

/// What tells a function from others of its name, and from its own former self where its code was
/// changed: a number out of its name and its kinds of instructions.
pub fn key(name: &str, function: &LocalFunction) -> u64 {
    let mut key = Fnv::default();
    key.add(name.as_bytes());
    add_shape(function, function.entry_block(), &mut key);
    key.0
}

fn add_shape(function: &LocalFunction, sequence: InstrSeqId, key: &mut Fnv) {
    for (instruction, _) in &function.block(sequence).instrs {
        let text = format!("{instruction:?}");
        key.add(text.split('(').next().unwrap_or_default().as_bytes());
        for inner in inner(instruction) {
            add_shape(function, inner, key);
        }
    }
    key.add(b";");
}

/// FNV-1a: the same number with every toolchain.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
