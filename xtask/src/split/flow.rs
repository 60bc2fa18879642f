//! How the flow goes through a function: what branches take along, what is on the stack, and where an end
//! is reached.

use std::collections::BTreeSet;

use walrus::ir::{Br, BrIf, BrTable, Instr, InstrSeqId, InstrSeqType};
use walrus::{FunctionKind, LocalFunction, Module, TypeId, ValType};

use super::points::{self, Point};

pub struct Flow<'a> {
    pub module: &'a Module,
    pub function: &'a LocalFunction,
    loops: BTreeSet<InstrSeqId>,
    /// What branches lead to.
    targets: BTreeSet<InstrSeqId>,
}

impl<'a> Flow<'a> {
    pub fn of(module: &'a Module, function: &'a LocalFunction) -> Self {
        let mut flow = Self {
            module,
            function,
            loops: BTreeSet::new(),
            targets: BTreeSet::new(),
        };
        flow.read(function.entry_block());
        flow
    }

    fn read(&mut self, sequence: InstrSeqId) {
        let function = self.function;
        for (instruction, _) in &function.block(sequence).instrs {
            match instruction {
                Instr::Loop(again) => {
                    self.loops.insert(again.seq);
                }
                Instr::Br(Br { block }) | Instr::BrIf(BrIf { block }) => {
                    self.targets.insert(*block);
                }
                Instr::BrTable(BrTable { blocks, default }) => {
                    self.targets.extend(blocks);
                    self.targets.insert(*default);
                }
                _ => {}
            }
            for inner in points::inner(instruction) {
                self.read(inner);
            }
        }
    }

    pub fn is_loop(&self, sequence: InstrSeqId) -> bool {
        self.loops.contains(&sequence)
    }

    /// What a sequence leaves on the stack; none where it takes something from it.
    pub fn results(&self, sequence: InstrSeqId) -> Option<Vec<ValType>> {
        if sequence == self.function.entry_block() {
            return Some(self.module.types.results(self.function.ty()).to_vec());
        }
        match self.function.block(sequence).ty {
            InstrSeqType::Simple(result) => Some(result.into_iter().collect()),
            InstrSeqType::MultiValue(_) => None,
        }
    }

    /// What a branch to a sequence takes along; the beginning of a loop takes nothing.
    pub fn taken(&self, sequence: InstrSeqId) -> Option<Vec<ValType>> {
        match self.is_loop(sequence) {
            true => Some(Vec::new()),
            false => self.results(sequence),
        }
    }

    /// Whether the flow can come to the end of a sequence, from one of its instructions on.
    pub fn falls(&self, sequence: InstrSeqId, from: usize) -> bool {
        let leaves = |inner| self.falls(inner, 0) || self.targets.contains(&inner);
        let mut instructions = self.function.block(sequence).instrs[from..].iter();
        instructions.all(|(instruction, _)| match instruction {
            Instr::Br(_) | Instr::BrTable(_) | Instr::Return(_) | Instr::Unreachable(_) => false,
            Instr::Loop(again) => self.falls(again.seq, 0),
            Instr::Block(block) => leaves(block.seq),
            Instr::IfElse(parted) => leaves(parted.consequent) || leaves(parted.alternative),
            _ => true,
        })
    }

    /// How many values its sequence has left on the stack where a point is come to; none where that is not
    /// told of some instruction before it.
    pub fn depth(&self, point: Point) -> Option<usize> {
        let mut depth = 0_usize;
        for (instruction, _) in &self.function.block(point.sequence).instrs[..point.at] {
            let (taken, left) = self.effect(instruction)?;
            depth = depth.checked_sub(taken)? + left;
        }
        Some(depth)
    }

    /// How many values an instruction takes from the stack and how many it leaves there; none for kinds
    /// that compilers of Rust do not write, and for branches that cannot be copied as they are.
    pub fn effect(&self, instruction: &Instr) -> Option<(usize, usize)> {
        let of = |ty: TypeId| {
            let (parameters, results) = self.module.types.params_results(ty);
            (parameters.len(), results.len())
        };
        Some(match instruction {
            Instr::Block(block) => (0, self.results(block.seq)?.len()),
            Instr::Loop(again) => (0, self.results(again.seq)?.len()),
            Instr::IfElse(parted) => (1, self.results(parted.consequent)?.len()),
            Instr::Call(call) => {
                let called = self.module.funcs.get(call.func);
                of(match &called.kind {
                    FunctionKind::Import(import) => import.ty,
                    FunctionKind::Local(local) => local.ty(),
                    FunctionKind::Uninitialized(ty) => *ty,
                })
            }
            Instr::CallIndirect(call) => {
                let (parameters, results) = of(call.ty);
                (parameters + 1, results)
            }
            Instr::LocalGet(_)
            | Instr::GlobalGet(_)
            | Instr::Const(_)
            | Instr::MemorySize(_)
            | Instr::TableSize(_)
            | Instr::RefNull(_) => (0, 1),
            Instr::LocalSet(_)
            | Instr::GlobalSet(_)
            | Instr::Drop(_)
            | Instr::BrIf(_)
            | Instr::BrTable(_) => (1, 0),
            Instr::LocalTee(_)
            | Instr::Unop(_)
            | Instr::Load(_)
            | Instr::MemoryGrow(_)
            | Instr::TableGet(_)
            | Instr::RefIsNull(_) => (1, 1),
            Instr::Binop(_) | Instr::TableGrow(_) => (2, 1),
            Instr::Select(_) => (3, 1),
            Instr::Store(_) | Instr::TableSet(_) => (2, 0),
            Instr::MemoryCopy(_) | Instr::MemoryFill(_) | Instr::TableFill(_) => (3, 0),
            Instr::Br(_) | Instr::Return(_) | Instr::Unreachable(_) => (0, 0),
            _ => return None,
        })
    }
}
