//! Taking out of functions what the first view was seen to pass by.
//!
//! A stretch of code from a point that was not reached to the end of its sequence becomes a function of
//! its own, which goes to the second module. What it reads is given to it, what it writes it gives
//! back, and where it would have branched to it says by a number. The code does what it did before;
//! where such a stretch is come upon all the same, it is called as any other function that left
//! (`stub.rs`).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::{Context as _, Result};
use walrus::ir::{
    Block, Br, BrIf, BrTable, Call, Const, Drop, Instr, InstrLocId, InstrSeqId, LocalGet, LocalSet,
    LocalTee, Loop, Return, Unreachable, Value,
};
use walrus::{FunctionBuilder, FunctionId, LocalFunction, LocalId, Module, ValType};

use super::flow::Flow;
use super::live::{Live, Locals};
use super::points::{self, Point};
use super::record;

/// What the names of functions end with that were stretches of others.
pub const COLD: &str = " (cold)";

/// A stretch is worth a call if it has more instructions than that takes, and so many more.
const WORTH: usize = 2;

/// The points by functions' keys, as `record` wrote them.
pub type Passed = BTreeMap<u64, BTreeSet<usize>>;

/// Makes functions of their own of what was passed by in those of a module's functions that `may` be
/// taken apart.
///
/// # Errors
/// If the module contradicts itself.
pub fn take_out(
    module: &mut Module,
    passed: &Passed,
    may: impl Fn(FunctionId) -> bool,
) -> Result<()> {
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for id in functions.into_iter().filter(|id| may(*id)) {
        let name = record::plain_name(module.funcs.get(id).name.as_deref().unwrap_or_default());
        let function = module.funcs.get(id).kind.unwrap_local();
        let Some(passed) = passed.get(&points::key(&name, function)) else {
            continue;
        };
        // What was not called leaves as it is.
        if passed.contains(&0) {
            continue;
        }
        let points = points::points(function);
        let flow = Flow::of(module, function);
        let live = Live::of(function);
        let passed = passed.iter().filter_map(|at| points.get(*at));
        let mut open = outermost(function, &passed.copied().collect());
        let mut stretches = Vec::new();
        while let Some(point) = open.pop() {
            match Stretch::new(&flow, &live, point) {
                Some(stretch) => stretches.push(stretch),
                // Some of what is in it may do.
                None => {
                    for (instruction, _) in &function.block(point.sequence).instrs[point.at..] {
                        let inner = points::inner(instruction).into_iter();
                        open.extend(inner.map(|sequence| Point { sequence, at: 0 }));
                    }
                }
            }
        }
        for stretch in stretches {
            stretch.take(module, id, &name)?;
        }
    }
    Ok(())
}

/// Those of some points that are not behind another of them.
fn outermost(function: &LocalFunction, points: &BTreeSet<Point>) -> Vec<Point> {
    let mut outermost = Vec::new();
    let mut open = vec![function.entry_block()];
    while let Some(sequence) = open.pop() {
        let instructions = &function.block(sequence).instrs;
        for (at, (instruction, _)) in instructions.iter().enumerate() {
            let point = Point { sequence, at };
            if points.contains(&point) {
                outermost.push(point);
                break;
            }
            open.extend(points::inner(instruction));
        }
    }
    outermost
}

/// Where a stretch leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    /// To what follows its sequence.
    End,
    To(InstrSeqId),
}

/// A stretch of a function.
struct Stretch {
    from: Point,
    /// The locals that it reads as they were before it, and those of its own that are read after it.
    reads: Locals,
    writes: Locals,
    /// Where it leads, with whether something is on the stack there.
    exits: Vec<(Exit, bool)>,
    /// What that is.
    values: Vec<ValType>,
}

impl Stretch {
    /// The stretch from a point on; none where it cannot stand alone or is not worth a call.
    fn new(flow: &Flow<'_>, live: &Live<'_>, from: Point) -> Option<Self> {
        if flow.depth(from)? != 0 {
            return None;
        }
        let mut reader = Reader::new(flow, from.sequence);
        reader.read(from.sequence, from.at)?;
        if flow.falls(from.sequence, from.at) {
            reader.exits.insert(Exit::End);
        }
        let (mut exits, mut values, mut after) = (Vec::new(), Vec::new(), Locals::new());
        for exit in reader.exits {
            let taken = match exit {
                Exit::End => flow.results(from.sequence)?,
                Exit::To(sequence) => flow.taken(sequence)?,
            };
            exits.push((exit, !taken.is_empty()));
            if !taken.is_empty() {
                // There is one place for it, whatever the exit.
                if !values.is_empty() && taken != values {
                    return None;
                }
                values = taken;
            }
            after.extend(match exit {
                Exit::End => live.after(from.sequence),
                Exit::To(sequence) => live.target(sequence),
            });
        }
        // Over more than two ways out a table of branches decides: each takes the same along, and a loop's
        // end has no name by which to branch to it.
        let ends = exits.first().is_some_and(|(exit, _)| *exit == Exit::End);
        if exits.len() > 2 && (!values.is_empty() || (ends && flow.is_loop(from.sequence))) {
            return None;
        }
        let writes: Locals = reader.written.intersection(&after).copied().collect();
        let targets = exits.iter().filter_map(|(exit, _)| match exit {
            Exit::To(sequence) => Some((*sequence, writes.clone())),
            Exit::End if flow.is_loop(from.sequence) => None,
            Exit::End => Some((from.sequence, writes.clone())),
        });
        let mut own = Live::with(flow.function, targets.collect(), writes.clone());
        let reads = own.before(from.sequence, from.at, writes.clone());
        let call = 2 * reads.len() + 2 * writes.len() + 2 * exits.len() + values.len();
        (reader.size > call + WORTH).then_some(Self {
            from,
            reads,
            writes,
            exits,
            values,
        })
    }

    /// Makes it a function of its own, which the function that it was part of calls.
    fn take(&self, module: &mut Module, of: FunctionId, name: &str) -> Result<()> {
        let locals = &module.locals;
        let types = |those: &Locals| -> Vec<ValType> {
            those.iter().map(|local| locals.get(*local).ty()).collect()
        };
        let parameters = types(&self.reads);
        let mut results = self.values.clone();
        if self.exits.len() > 1 {
            results.push(ValType::I32);
        }
        results.extend(types(&self.writes));
        let values = self.values.iter();
        let carried: Vec<LocalId> = values.map(|ty| module.locals.add(*ty)).collect();
        let mut builder = FunctionBuilder::new(&mut module.types, &parameters, &results);
        builder.name(format!("{name}{COLD}"));
        let function = module.funcs.get(of).kind.unwrap_local();
        self.write(function, &mut builder, &carried)?;
        let cold = builder.finish(self.reads.iter().copied().collect(), &mut module.funcs);

        let mut code: Vec<Instr> = gets(&self.reads).collect();
        code.push(Call { func: cold }.into());
        code.extend(sets(&self.writes));
        code.extend(self.leave());
        let function = module.funcs.get_mut(of).kind.unwrap_local_mut();
        let instructions = &mut function.block_mut(self.from.sequence).instrs;
        instructions.truncate(self.from.at);
        instructions.extend(code.into_iter().map(|one| (one, InstrLocId::default())));
        Ok(())
    }

    /// How its place is left after the call.
    fn leave(&self) -> Vec<Instr> {
        let branch = |exit: Exit| match exit {
            Exit::End => None,
            Exit::To(block) => Some(Instr::from(Br { block })),
        };
        let target = |exit: Exit| match exit {
            Exit::End => self.from.sequence,
            Exit::To(block) => block,
        };
        match *self.exits.as_slice() {
            [] => vec![Unreachable {}.into()],
            [(one, _)] => branch(one).into_iter().collect(),
            [(one, carries), (other, _)] => {
                let block = target(other);
                let mut leave: Vec<Instr> = vec![BrIf { block }.into()];
                if one == Exit::End && !carries {
                    leave.extend(self.values.iter().map(|_| Instr::from(Drop {})));
                }
                leave.extend(branch(one));
                leave
            }
            [ref others @ .., (last, _)] => {
                let blocks = others.iter().map(|(exit, _)| target(*exit)).collect();
                let default = target(last);
                vec![BrTable { blocks, default }.into()]
            }
        }
    }

    /// Writes the function: the stretch, in a block for each way out, behind which what it gives back is
    /// put on the stack.
    fn write(
        &self,
        function: &LocalFunction,
        builder: &mut FunctionBuilder,
        carried: &[LocalId],
    ) -> Result<()> {
        let (mut blocks, mut carrying) = (HashMap::new(), BTreeSet::new());
        let (mut places, mut end) = (Vec::new(), None);
        for (exit, carries) in &self.exits {
            let place = builder.dangling_instr_seq(None).id();
            places.push(place);
            match exit {
                Exit::End => {
                    end = Some(place);
                    // A branch to the sequence's own end; to a loop it goes to the beginning.
                    blocks.entry(self.from.sequence).or_insert(place);
                }
                Exit::To(sequence) => {
                    blocks.insert(*sequence, place);
                }
            }
            if *carries {
                carrying.insert(place);
            }
        }
        let mut copier = Copier {
            function,
            builder,
            blocks,
            carrying,
            carried,
        };
        let mut code = copier.copied(self.from.sequence, self.from.at)?;
        match end {
            Some(place) => copier.leave(place, &mut code),
            None => code.push(Unreachable {}.into()),
        }
        for (number, place) in places.iter().enumerate() {
            fill(builder, *place, code);
            code = vec![Block { seq: *place }.into()];
            code.extend(gets(carried));
            if places.len() > 1 {
                let value = Value::I32(i32::try_from(number)?);
                code.push(Const { value }.into());
            }
            code.extend(gets(&self.writes));
            code.push(Return {}.into());
        }
        let body = builder.func_body_id();
        fill(builder, body, code);
        Ok(())
    }
}

/// Puts locals on the stack, and what is on the stack into locals.
fn gets<'a>(locals: impl IntoIterator<Item = &'a LocalId>) -> impl Iterator<Item = Instr> {
    let locals = locals.into_iter();
    locals.map(|local| LocalGet { local: *local }.into())
}

fn sets<'a, I>(locals: I) -> impl Iterator<Item = Instr>
where
    I: IntoIterator<Item = &'a LocalId, IntoIter: DoubleEndedIterator>,
{
    let locals = locals.into_iter().rev();
    locals.map(|local| LocalSet { local: *local }.into())
}

fn fill(builder: &mut FunctionBuilder, sequence: InstrSeqId, code: Vec<Instr>) {
    let mut sequence = builder.instr_seq(sequence);
    for instruction in code {
        sequence.instr(instruction);
    }
}

/// Copies a part of a function into another one.
struct Copier<'a> {
    function: &'a LocalFunction,
    builder: &'a mut FunctionBuilder,
    /// The copy's sequences by those that they are copies of, or that they stand for.
    blocks: HashMap<InstrSeqId, InstrSeqId>,
    /// The exits that take something along, and where it is kept.
    carrying: BTreeSet<InstrSeqId>,
    carried: &'a [LocalId],
}

impl Copier<'_> {
    fn copied(&mut self, sequence: InstrSeqId, from: usize) -> Result<Vec<Instr>> {
        let function = self.function;
        let mut code = Vec::new();
        for (instruction, _) in &function.block(sequence).instrs[from..] {
            let mut copy = instruction.clone();
            match &mut copy {
                Instr::Block(Block { seq }) | Instr::Loop(Loop { seq }) => {
                    *seq = self.inner(*seq)?
                }
                Instr::IfElse(parted) => {
                    parted.consequent = self.inner(parted.consequent)?;
                    parted.alternative = self.inner(parted.alternative)?;
                }
                Instr::Br(Br { block }) => {
                    let place = self.place(*block)?;
                    self.leave(place, &mut code);
                    continue;
                }
                Instr::Return(_) => {
                    let place = self.place(function.entry_block())?;
                    self.leave(place, &mut code);
                    continue;
                }
                Instr::BrIf(BrIf { block }) => *block = self.place(*block)?,
                Instr::BrTable(BrTable { blocks, default }) => {
                    for block in blocks.iter_mut().chain([default]) {
                        *block = self.place(*block)?;
                    }
                }
                _ => {}
            }
            code.push(copy);
        }
        Ok(code)
    }

    /// The copy of a sequence within the part.
    fn inner(&mut self, sequence: InstrSeqId) -> Result<InstrSeqId> {
        let ty = self.function.block(sequence).ty;
        let copy = self.builder.dangling_instr_seq(ty).id();
        self.blocks.insert(sequence, copy);
        let code = self.copied(sequence, 0)?;
        fill(self.builder, copy, code);
        Ok(copy)
    }

    fn place(&self, sequence: InstrSeqId) -> Result<InstrSeqId> {
        let place = self.blocks.get(&sequence).copied();
        place.context("a branch leads to nowhere")
    }

    /// Branches to a place; out of the part, what is taken along is put away before.
    fn leave(&self, place: InstrSeqId, code: &mut Vec<Instr>) {
        if self.carrying.contains(&place) {
            code.extend(sets(self.carried));
        }
        code.push(Br { block: place }.into());
    }
}

/// Sees what a stretch has to do with the rest of its function.
struct Reader<'a> {
    flow: &'a Flow<'a>,
    outermost: InstrSeqId,
    /// The sequences within it.
    inside: BTreeSet<InstrSeqId>,
    exits: BTreeSet<Exit>,
    written: Locals,
    size: usize,
}

impl<'a> Reader<'a> {
    fn new(flow: &'a Flow<'a>, outermost: InstrSeqId) -> Self {
        Self {
            flow,
            outermost,
            inside: BTreeSet::new(),
            exits: BTreeSet::new(),
            written: Locals::new(),
            size: 0,
        }
    }

    /// Reads a sequence from one of its instructions on; none where it cannot be copied elsewhere.
    fn read(&mut self, sequence: InstrSeqId, from: usize) -> Option<()> {
        let function = self.flow.function;
        for (instruction, _) in &function.block(sequence).instrs[from..] {
            self.size += 1;
            self.flow.effect(instruction)?;
            for inner in points::inner(instruction) {
                self.inside.insert(inner);
                self.read(inner, 0)?;
            }
            match instruction {
                Instr::LocalSet(LocalSet { local }) | Instr::LocalTee(LocalTee { local }) => {
                    self.written.insert(*local);
                }
                Instr::Br(Br { block }) => self.branch(*block, true)?,
                Instr::BrIf(BrIf { block }) => self.branch(*block, false)?,
                Instr::BrTable(BrTable { blocks, default }) => {
                    for block in blocks.iter().chain([default]) {
                        self.branch(*block, false)?;
                    }
                }
                Instr::Return(_) => self.branch(function.entry_block(), true)?,
                _ => {}
            }
        }
        Some(())
    }

    fn branch(&mut self, to: InstrSeqId, always: bool) -> Option<()> {
        if !self.inside.contains(&to) {
            // A branch that may not be taken cannot put away what it takes along.
            (always || self.flow.taken(to)?.is_empty()).then_some(())?;
            self.exits
                .insert(match to == self.outermost && !self.flow.is_loop(to) {
                    true => Exit::End,
                    false => Exit::To(to),
                });
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ir::{BinaryOp, UnaryOp};

    /// A function of two numbers that is
    /// `{ loop { if a { b += a (ten times); if b > 9 { return b }; a -= 1; continue } }; b }`.
    fn module() -> (Module, FunctionId) {
        let mut module = Module::default();
        let (i32, types) = (ValType::I32, &mut module.types);
        let (a, b) = (module.locals.add(i32), module.locals.add(i32));
        let mut function = FunctionBuilder::new(types, &[i32, i32], &[i32]);
        function.name("f".into());
        let mut body = function.func_body();
        body.loop_(None, |again| {
            let start = again.id();
            again.local_get(a).if_else(
                None,
                |some| {
                    for _ in 0..10 {
                        some.local_get(b)
                            .local_get(a)
                            .binop(BinaryOp::I32Add)
                            .local_set(b);
                    }
                    some.local_get(b).i32_const(9).binop(BinaryOp::I32GtS);
                    some.if_else(
                        None,
                        |over| {
                            over.local_get(b).return_();
                        },
                        |_| {},
                    );
                    some.local_get(a).i32_const(1).binop(BinaryOp::I32Sub);
                    some.local_set(a).br(start);
                },
                |_| {},
            );
        });
        body.local_get(b);
        let function = function.finish(vec![a, b], &mut module.funcs);
        module.exports.add("f", function);
        (module, function)
    }

    /// Takes a point of that function out.
    fn without(point: usize) -> (Module, FunctionId) {
        let (mut module, id) = module();
        let key = points::key("f", module.funcs.get(id).kind.unwrap_local());
        let passed = Passed::from([(key, BTreeSet::from([point]))]);
        take_out(&mut module, &passed, |_| true).expect("a sound module");
        (module, id)
    }

    /// The point where the arm of `if a` begins.
    const ARM: usize = 2;

    #[test]
    fn a_stretch_becomes_a_function_that_is_called() {
        let (mut module, id) = without(ARM);
        let cold = module.funcs.iter().find(|one| one.id() != id);
        let cold = cold.expect("another function");
        assert_eq!(cold.name.as_deref(), Some("f (cold)"));
        // It reads both, may return or go on at the loop's beginning, and gives both back: what it would
        // have returned and the way it takes before them.
        let (parameters, results) = module.types.params_results(cold.ty());
        assert_eq!((parameters.len(), results.len()), (2, 4));
        let calls = &module.funcs.get(id).kind.unwrap_local();
        assert!(calls.size() < 15);
        // Reading a module proves its types.
        Module::from_buffer(&module.emit_wasm()).expect("a sound module");
    }

    #[test]
    fn what_is_not_worth_a_call_stays() {
        // The arm that returns.
        let (module, _) = without(ARM + 1);
        assert_eq!(module.funcs.iter().count(), 1);
    }

    #[test]
    fn a_function_that_has_changed_stays_whole() {
        let (mut module, id) = module();
        let key = points::key("f", module.funcs.get(id).kind.unwrap_local());
        let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
        let entry = function.entry_block();
        let mut entry = function.builder_mut().instr_seq(entry);
        entry.unop(UnaryOp::I32Eqz);
        let passed = Passed::from([(key, BTreeSet::from([ARM]))]);
        take_out(&mut module, &passed, |_| true).expect("a sound module");
        assert_eq!(module.funcs.iter().count(), 1);
    }
}
