//! Splitting the wasm in two: what the first view needs, and what comes when it is asked for.
//!
//! The functions named in [`LATER`] are doors. What can only be reached through them leaves the
//! module for a second one, which shares the first one's memory and table and puts its doors into
//! the table's reserved places when it arrives. `Book::whole` is the code's own side of it: no door
//! is called before the second module is there.
//!
//! It works on what wasm-bindgen has written, and so needs the names of functions, which it takes
//! out of both modules at the end. Nothing is guessed from addresses: a function whose address is
//! taken stays.

mod cold;
mod data;
mod flow;
mod glue;
mod handed;
mod live;
mod locals;
mod names;
mod order;
mod points;
pub mod record;
mod stub;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::{env, fs};

use crate::project;
use anyhow::{Context as _, Result, bail, ensure};
use walrus::ir::{Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, GlobalKind,
    ImportedFunction, MemoryId, Module, ModuleConfig, TableId,
};

/// The doors: functions that the first view does without. Each is kept whole by `#[inline(never)]`.
const LATER: &[&str] = &[
    "mirror_timeline::import::read",
    "<mirror_timeline::state::making::Making>::expect",
    "<mirror_timeline::state::making::Making>::push",
    "<mirror_timeline::state::making::Making>::step",
    "<mirror_timeline::state::making::Making>::finish",
    "mirror_timeline::import::told::entry",
    "mirror_timeline::import::told::position",
    "mirror_timeline::import::told::searched",
    "<mirror_timeline::view::app::App>::input",
    "<mirror_timeline::view::app::App>::change_form",
    "<mirror_timeline::view::app::App>::column",
    "<mirror_timeline::view::app::App>::era_on_screen",
    "<mirror_timeline::view::app::App>::lay_out_column",
    "<mirror_timeline::view::app::App>::phone_changed",
    "<mirror_timeline::view::app::App>::phone_drawn",
    "<mirror_timeline::view::app::App>::row_focused",
    "<mirror_timeline::view::sheet::CloseWatcher>::destroy",
    "<mirror_timeline::layout::ribbon::Ribbon>::equal",
    "mirror_timeline::view::card::card",
    "mirror_timeline::view::footer::list_footer",
    "mirror_timeline::view::help::help",
    "mirror_timeline::view::share::share",
    "mirror_timeline::state::share::shared",
    "<mirror_timeline::element::furnished::Page>::origin",
    "mirror_timeline::view::list::list",
    "mirror_timeline::view::list::whole_list",
    "<mirror_timeline::view::list::LongList>::lay_out",
    "<mirror_timeline::view::list::LongList>::rendered",
    "mirror_timeline::view::facets::facets",
    "mirror_timeline::view::people::reveal",
    "mirror_timeline::view::problems::problems",
    "mirror_timeline::view::empty::empty",
    "mirror_timeline::view::stage::targets::edge_tab",
    "mirror_timeline::view::stage::targets::cluster_list",
    "<mirror_timeline::axis::warp::Warp>::linear_begun",
    "<mirror_timeline::axis::warp::Warp>::order_more",
    "mirror_timeline::layout::stops::elements",
    "<mirror_timeline::layout::scene::Scene>::draw_selection",
    "<mirror_timeline::query::text::Terms>::ranges",
    "<mirror_timeline::query::text::Terms>::new",
    "<mirror_timeline::query::search::Texts>::new",
    "<mirror_timeline::query::index::Index>::search",
    "mirror_timeline::state::settings::date",
    "mirror_timeline::element::links::take_over",
    "mirror_timeline::element::voice::add",
    "mirror_timeline::element::voice::ask",
    "<mirror_timeline::strings::language::Language>::of",
    "<mirror_timeline::strings::translation::Translation>::form",
    "<mirror_timeline::strings::translation::Translation>::date",
    "<mirror_timeline::date::wording::Wording>::one_of",
    "<mirror_timeline::state::State>::retold",
    "<mirror_timeline::state::State>::guarded",
    "mirror_timeline::state::retell::apply",
    "mirror_timeline::state::retell::text_of",
    "mirror_timeline::state::retell::missing",
    "<mirror_timeline::element::furnished::Page>::remember",
    "<mirror_timeline::element::furnished::Page>::reminded",
    "mirror_timeline::layout::ribbon::shared_out",
    "mirror_timeline::view::telling::notes",
];

/// Files that stand whole among the module's data, and that only later parts read.
const LATER_FILES: &[&str] = &[
    "static/mirror-universe.json",
    "static/mirror-timeline.wiki.js",
    "src/state/share/forms.txt",
];

/// What stands before and after the words that are said later (`src/strings/english.rs`).
const LATER_WORDS: (&str, &str) = ("(later words)\n", "(end of later words)\n");

/// A module with nothing in it.
const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

/// The module's name for what it takes from the first one.
const FIRST: &str = "first";

/// Where to write the list of functions whose calls the first module is to note, if it is.
pub const RECORD: &str = "MIRROR_TIMELINE_RECORD";

/// The two modules, ready to be written.
struct Parts {
    first: Vec<u8>,
    later: Vec<u8>,
    /// What the glue has to call by another name.
    names: BTreeMap<String, String>,
}

/// Splits the wasm that Trunk has staged for a release. Trunk says by the environment where that is;
/// a build for development stays whole, and its second module is empty.
///
/// # Errors
/// If Trunk did not say so, or the module cannot be split.
pub fn split_staged() -> Result<()> {
    let stage = env::var_os("TRUNK_STAGING_DIR").context("only Trunk calls this command")?;
    let stage = Path::new(&stage);
    let later = stage.join("mirror_timeline_later.wasm");
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug") {
        // The loader fetches it all the same.
        fs::write(later, EMPTY)?;
        return Ok(());
    }
    let first = stage.join("mirror_timeline_bg.wasm");
    let bytes = fs::read(&first).with_context(|| format!("{} was not staged", first.display()))?;
    let mut stretches = vec![data::stretch(&bytes, LATER_WORDS)?.to_vec()];
    for file in LATER_FILES {
        stretches.push(fs::read(project::root().join(file))?);
    }
    let stretches: Vec<&[u8]> = stretches.iter().map(Vec::as_slice).collect();
    let parts = split(&bytes, &stretches)?;
    let glue = stage.join("mirror_timeline.js");
    let text = glue::slim(&fs::read_to_string(&glue)?)?;
    fs::write(glue, names::renamed(&text, &parts.names))?;
    fs::write(later, parts.later)?;
    fs::write(first, parts.first)?;
    Ok(())
}

/// Splits a module.
///
/// # Errors
/// If it has no names, or one of the doors is not among its functions.
fn split(bytes: &[u8], data: &[&[u8]]) -> Result<Parts> {
    // Read twice, the two modules have the same functions at the same positions.
    let (mut first, mut later) = (parse(bytes)?, parse(bytes)?);
    let recording = env::var_os(RECORD);
    let (uncalled, passed) = match recording {
        Some(_) => Default::default(),
        None => (record::uncalled(), record::passed()),
    };
    if recording.is_none() {
        for module in [&mut first, &mut later] {
            take_out(module, &passed)?;
        }
    }
    let plan = Plan::new(&later, &uncalled, &passed)?;
    let handed = plan.handed();
    let taken = plan.cut_later(&mut later, data)?;
    Plan::new(&first, &uncalled, &passed)?.cut_first(&mut first, &taken, data)?;
    if let Some(list) = recording {
        fs::write(list, record::note_calls(&mut first)?)?;
    }
    let names = names::shorten(&mut first);
    for module in [&mut first, &mut later] {
        locals::in_order(module);
    }
    let first = order::by_likeness(&first.emit_wasm())?;
    let later = order::by_likeness(&later.emit_wasm())?;
    let [first, later] = handed::in_order(&first, &later, handed)?;
    Ok(Parts {
        names,
        first: names::signed(first),
        later: names::signed(later),
    })
}

/// Makes functions of their own of what the first view passes by within others. What brings the later
/// module stays in one piece.
fn take_out(module: &mut Module, passed: &cold::Passed) -> Result<()> {
    let brings = reached(module, vec![stub::bring(module)?], |_| true);
    let mut stays = BTreeSet::new();
    for (id, _) in module.funcs.iter_local() {
        let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
        if brings.contains(&id) || record::wanders(&record::plain_name(name)) {
            stays.insert(id);
        }
    }
    cold::take_out(module, passed, |id| !stays.contains(&id))
}

fn parse(bytes: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config
        .generate_name_section(false)
        .generate_producers_section(false);
    let mut module = config.parse(bytes)?;
    // What a linker is told of a target's features; browsers see for themselves.
    module.customs.remove_raw("target_features");
    Ok(module)
}

/// What goes where.
struct Plan {
    doors: Vec<FunctionId>,
    /// The local functions that stay.
    stays: HashSet<FunctionId>,
    table: TableId,
    /// The first place of the table that is reserved for the doors.
    reserved: u64,
}

/// The direct calls of a function.
#[derive(Default)]
struct Calls(Vec<FunctionId>);

impl<'a> Visitor<'a> for Calls {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.0.push(*function);
    }
}

fn calls(module: &Module, function: FunctionId) -> Vec<FunctionId> {
    let mut calls = Calls::default();
    if let FunctionKind::Local(local) = &module.funcs.get(function).kind {
        dfs_in_order(&mut calls, local, local.entry_block());
    }
    calls.0
}

/// The functions that some functions lead to by direct calls, themselves included; of others than
/// `through` says, the calls are not followed.
fn reached(
    module: &Module,
    mut open: Vec<FunctionId>,
    through: impl Fn(FunctionId) -> bool,
) -> HashSet<FunctionId> {
    let mut reached: HashSet<FunctionId> = open.iter().copied().collect();
    while let Some(function) = open.pop() {
        if !through(function) {
            continue;
        }
        for called in calls(module, function) {
            if reached.insert(called) {
                open.push(called);
            }
        }
    }
    reached
}

impl Plan {
    fn new(module: &Module, uncalled: &BTreeSet<&str>, passed: &cold::Passed) -> Result<Self> {
        // What brings the later module cannot come with it.
        let brings = reached(module, vec![stub::bring(module)?], |_| true);
        let mut named: BTreeSet<&str> = BTreeSet::new();
        let mut doors = Vec::new();
        for (id, function) in module.funcs.iter_local() {
            let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
            let name = record::plain_name(name);
            let key = points::key(&name, function);
            let door = LATER.iter().find(|door| **door == name);
            named.extend(door);
            let leaves = uncalled.contains(name.as_str())
                || name.ends_with(cold::COLD)
                || passed.get(&key).is_some_and(|points| points.contains(&0));
            if (door.is_some() || leaves) && !brings.contains(&id) {
                doors.push(id);
            }
        }
        for door in LATER {
            ensure!(
                named.contains(door),
                "the module has no function {door}: was it written out where it is called?"
            );
        }
        doors.sort();
        let Some(table) = module.tables.main_function_table()? else {
            bail!("the module has no table of functions");
        };
        let mut open: Vec<FunctionId> = module.start.into_iter().collect();
        for export in module.exports.iter() {
            if let ExportItem::Function(function) = export.item {
                open.push(function);
            }
        }
        for element in module.elements.iter() {
            if let ElementItems::Functions(functions) = &element.items {
                open.extend(functions);
            }
        }
        // The glue's functions are the first module's to hand on.
        let imports = module.funcs.iter();
        let imports = imports.filter(|function| matches!(function.kind, FunctionKind::Import(_)));
        open.extend(imports.map(|function| function.id()));
        let stays = reached(module, open, |function| !doors.contains(&function));
        let reserved = module.tables.get(table).initial;
        Ok(Self {
            doors,
            stays,
            table,
            reserved,
        })
    }

    /// The first place of the table where the first module hands a function on, behind the doors'.
    fn handed(&self) -> u64 {
        self.reserved + self.doors.len() as u64
    }

    /// Makes the table as large as it is to be.
    fn widen(&self, module: &mut Module, handed: usize) {
        let table = module.tables.get_mut(self.table);
        table.initial = self.handed() + handed as u64;
        table.maximum = table.maximum.map(|_| table.initial);
    }

    /// Makes the later module; returns the positions of what it takes from the first one.
    fn cut_later(&self, module: &mut Module, data: &[&[u8]]) -> Result<Vec<usize>> {
        // What it is made of: everything that its doors lead to.
        let mut open = self.doors.clone();
        let mut reached: HashSet<FunctionId> = open.iter().copied().collect();
        let mut taken = Vec::new();
        while let Some(function) = open.pop() {
            for called in calls(module, function) {
                if reached.insert(called) {
                    if self.stays.contains(&called) && !self.doors.contains(&called) {
                        taken.push(called);
                    } else {
                        open.push(called);
                    }
                }
            }
        }
        taken.sort();
        // Its own way in are the places of the table.
        let exports: Vec<_> = module.exports.iter().map(walrus::Export::id).collect();
        for export in exports {
            module.exports.delete(export);
        }
        module.start = None;
        let elements: Vec<_> = module.elements.iter().map(walrus::Element::id).collect();
        for element in elements {
            module.elements.delete(element);
        }
        let data: Vec<(MemoryId, i32, Vec<u8>)> = data
            .iter()
            .map(|data| {
                let (memory, start, _) = data::find_data(module, data)?;
                Ok((memory, start, data.to_vec()))
            })
            .collect::<Result<_>>()?;
        let segments: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
        for segment in segments {
            module.data.delete(segment);
        }
        for table in module.tables.iter_mut() {
            table.elem_segments.clear();
        }
        for memory in module.memories.iter_mut() {
            memory.data_segments.clear();
        }
        for (memory, start, value) in data {
            data::add_data(module, memory, start, value);
        }
        for (place, function) in (self.handed()..).zip(&taken) {
            let import = module.imports.add(FIRST, &place.to_string(), *function);
            let function = module.funcs.get_mut(*function);
            let ty = function.ty();
            if let FunctionKind::Import(glues) = &function.kind {
                module.imports.delete(glues.import);
            }
            function.kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
        let tables: Vec<_> = module.tables.iter().map(walrus::Table::id).collect();
        for (number, id) in tables.into_iter().enumerate() {
            let import = module.imports.add(FIRST, &self.table_name(id, number), id);
            module.tables.get_mut(id).import = Some(import);
        }
        self.widen(module, taken.len());
        let memories: Vec<_> = module.memories.iter().map(walrus::Memory::id).collect();
        for (number, id) in memories.into_iter().enumerate() {
            let import = module.imports.add(FIRST, &export_name('m', number), id);
            module.memories.get_mut(id).import = Some(import);
        }
        let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
        for (number, id) in globals.into_iter().enumerate() {
            let import = module.imports.add(FIRST, &export_name('g', number), id);
            module.globals.get_mut(id).kind = GlobalKind::Import(import);
        }
        let kind = ElementKind::Active {
            table: self.table,
            offset: ConstExpr::Value(Value::I32(i32::try_from(self.reserved)?)),
        };
        let doors = ElementItems::Functions(self.doors.clone());
        let element = module.elements.add(kind, doors);
        module
            .tables
            .get_mut(self.table)
            .elem_segments
            .insert(element);
        walrus::passes::gc::run(module);
        Ok(taken.into_iter().map(|function| function.index()).collect())
    }

    /// A table's name, of which `number` come before it.
    fn table_name(&self, table: TableId, number: usize) -> String {
        match table == self.table {
            true => TABLE.to_owned(),
            false => export_name('t', number),
        }
    }

    /// Makes the first module.
    fn cut_first(&self, module: &mut Module, taken: &[usize], data: &[&[u8]]) -> Result<()> {
        let functions: HashMap<usize, FunctionId> = module
            .funcs
            .iter()
            .map(|function| (function.id().index(), function.id()))
            .collect();
        let handed = taken
            .iter()
            .map(|position| functions.get(position).copied());
        let handed: Option<Vec<FunctionId>> = handed.collect();
        let handed = handed.context("the modules differ")?;
        let kind = ElementKind::Active {
            table: self.table,
            offset: ConstExpr::Value(Value::I32(i32::try_from(self.handed())?)),
        };
        let items = ElementItems::Functions(handed);
        let element = module.elements.add(kind, items);
        let segments = &mut module.tables.get_mut(self.table).elem_segments;
        segments.insert(element);
        let tables: Vec<_> = module.tables.iter().map(walrus::Table::id).collect();
        for (number, table) in tables.into_iter().enumerate() {
            let name = self.table_name(table, number);
            module.exports.add(&name, table);
        }
        let memories: Vec<_> = module.memories.iter().map(walrus::Memory::id).collect();
        for (number, memory) in memories.into_iter().enumerate() {
            module.exports.add(&export_name('m', number), memory);
        }
        let globals: Vec<_> = module.globals.iter().map(walrus::Global::id).collect();
        for (number, global) in globals.into_iter().enumerate() {
            module.exports.add(&export_name('g', number), global);
        }
        self.widen(module, taken.len());
        for data in data {
            data::cut_data(module, data)?;
        }
        let own = |function: &&FunctionId| !self.doors.contains(function);
        let stay = self.stays.iter().filter(own).copied().collect();
        stub::put(module, &self.doors, &stay, self.table, self.reserved)?;
        walrus::passes::gc::run(module);
        Ok(())
    }
}

/// The functions' table, for the loader too (`static/loader/parts.js`).
const TABLE: &str = "~t";

/// A short name, one for each kind of thing and number.
fn export_name(kind: char, number: usize) -> String {
    format!("~{kind}{number:x}")
}
