//! Which locals are still read, from each place of a function on.

use std::collections::{BTreeSet, HashMap};

use walrus::ir::{Br, BrIf, BrTable, IfElse, Instr, InstrSeqId, LocalGet, LocalSet, LocalTee};
use walrus::{LocalFunction, LocalId};

pub type Locals = BTreeSet<LocalId>;

/// Reads a function, or a part of it, from its end to its beginning.
pub struct Live<'function> {
    function: &'function LocalFunction,
    /// What is read from where a branch to a sequence leads.
    targets: HashMap<InstrSeqId, Locals>,
    /// What is read after a sequence whose end was reached.
    after: HashMap<InstrSeqId, Locals>,
    returned: Locals,
}

impl<'function> Live<'function> {
    /// For a whole function.
    pub fn of(function: &'function LocalFunction) -> Self {
        let mut live = Self::with(function, HashMap::new(), Locals::new());
        let entry = function.entry_block();
        live.before(entry, 0, Locals::new());
        live
    }

    /// For a part of one, of which it is known what is read where branches out of it lead, and when it
    /// returns.
    pub fn with(
        function: &'function LocalFunction,
        targets: HashMap<InstrSeqId, Locals>,
        returned: Locals,
    ) -> Self {
        Self {
            function,
            targets,
            after: HashMap::new(),
            returned,
        }
    }

    /// What is read from where a branch to a sequence leads.
    pub fn target(&self, sequence: InstrSeqId) -> Locals {
        self.targets.get(&sequence).cloned().unwrap_or_default()
    }

    /// What is read after a sequence whose end was reached.
    pub fn after(&self, sequence: InstrSeqId) -> Locals {
        self.after.get(&sequence).cloned().unwrap_or_default()
    }

    /// What is read from an instruction of a sequence on, if `after` is read after the sequence.
    pub fn before(&mut self, sequence: InstrSeqId, from: usize, after: Locals) -> Locals {
        let function = self.function;
        self.after.insert(sequence, after.clone());
        let mut live = after;
        let instructions = &function.block(sequence).instrs;
        for (instruction, _) in instructions[from..].iter().rev() {
            live = self.before_instruction(instruction, live);
        }
        live
    }

    fn before_instruction(&mut self, instruction: &Instr, mut live: Locals) -> Locals {
        match instruction {
            Instr::LocalGet(LocalGet { local }) => {
                live.insert(*local);
            }
            Instr::LocalSet(LocalSet { local }) | Instr::LocalTee(LocalTee { local }) => {
                live.remove(local);
            }
            Instr::Block(block) => {
                self.targets.insert(block.seq, live.clone());
                live = self.before(block.seq, 0, live);
            }
            Instr::Loop(again) => {
                // What the loop's beginning reads is read at its branches too, until nothing is added.
                let mut head = Locals::new();
                loop {
                    self.targets.insert(again.seq, head.clone());
                    let found = self.before(again.seq, 0, live.clone());
                    if found == head {
                        break;
                    }
                    head = found;
                }
                live = head;
            }
            Instr::IfElse(IfElse {
                consequent,
                alternative,
            }) => {
                let mut both = Locals::new();
                for arm in [*consequent, *alternative] {
                    self.targets.insert(arm, live.clone());
                    both.extend(self.before(arm, 0, live.clone()));
                }
                live = both;
            }
            Instr::Br(Br { block }) => live = self.target(*block),
            Instr::BrIf(BrIf { block }) => live.extend(self.target(*block)),
            Instr::BrTable(BrTable { blocks, default }) => {
                live = self.target(*default);
                for block in blocks {
                    live.extend(self.target(*block));
                }
            }
            Instr::Return(_) => live.clone_from(&self.returned),
            Instr::Unreachable(_) => live.clear(),
            _ => {}
        }
        live
    }
}
