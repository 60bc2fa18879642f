//! The names by which the first module hands its functions to the later one: numbered in the order in
//! which the functions stand, so that names and places rise together and compress well.

use std::collections::HashMap;

use anyhow::{Context as _, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, ExportSectionReader, ExternalKind, ImportSectionReader, Parser, Payload};

/// What the names of functions begin with that are handed from one module to the other.
pub const HANDED: &str = "~f";

/// Names what the first module hands to the later one anew, in both.
///
/// # Errors
/// If one of them is no sound module.
pub fn in_order(first: &[u8], later: &[u8]) -> Result<[Vec<u8>; 2]> {
    let mut handed: Vec<(u32, &str)> = Vec::new();
    for payload in Parser::new(0).parse_all(first) {
        if let Payload::ExportSection(exports) = payload? {
            for export in exports {
                let export = export?;
                if is_handed(&export) {
                    handed.push((export.index, export.name));
                }
            }
        }
    }
    handed.sort_unstable();
    let names = handed.iter().enumerate();
    let mut names = Renamed {
        names: names
            .map(|(number, (_, name))| ((*name).to_owned(), format!("{HANDED}{number:03x}")))
            .collect(),
    };
    Ok([names.written(first)?, names.written(later)?])
}

fn is_handed(export: &Export<'_>) -> bool {
    export.kind == ExternalKind::Func && export.name.starts_with(HANDED)
}

struct Renamed {
    /// The new names by the old ones.
    names: HashMap<String, String>,
}

impl Renamed {
    fn written(&mut self, module: &[u8]) -> Result<Vec<u8>> {
        let mut written = Module::new();
        self.parse_core_module(&mut written, Parser::new(0), module)
            .context("the module could not be written anew")?;
        Ok(written.finish())
    }

    fn new_name<'name>(&'name self, name: &'name str) -> &'name str {
        self.names.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Renamed {
    type Error = std::convert::Infallible;

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: ExportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let mut all: Vec<Export<'_>> = section.into_iter().collect::<Result<_, _>>()?;
        // What is not handed on keeps its order.
        all.sort_by_key(|export| is_handed(export).then_some(export.index));
        for export in all {
            exports.export(self.new_name(export.name), export.kind.into(), export.index);
        }
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for import in section.into_imports() {
            let import = import?;
            let ty = self.entity_type(import.ty)?;
            imports.import(import.module, self.new_name(import.name), ty);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, RefType, ir::Value};

    #[test]
    fn both_modules_say_the_same_names() {
        let mut first = walrus::Module::default();
        for name in ["~fa", "~fb", "page"] {
            let mut function = FunctionBuilder::new(&mut first.types, &[], &[]);
            function.func_body().const_(Value::I32(1)).drop();
            let function = function.finish(Vec::new(), &mut first.funcs);
            first.exports.add(name, function);
        }
        let table = first.tables.add_local(false, 1, None, RefType::FUNCREF);
        first.exports.add("~t0", table);
        let mut later = walrus::Module::default();
        let ty = later.types.add(&[], &[]);
        later.add_import_func("first", "~fb", ty);
        later.add_import_table("first", "~t0", false, 1, None, RefType::FUNCREF);

        let [first, later] =
            in_order(&first.emit_wasm(), &later.emit_wasm()).expect("sound modules");
        let first = walrus::Module::from_buffer(&first).expect("a sound module");
        let later = walrus::Module::from_buffer(&later).expect("a sound module");
        let exports: Vec<&str> = first.exports.iter().map(|one| one.name.as_str()).collect();
        assert!(exports.contains(&"page") && exports.contains(&"~t0"));
        for import in later.imports.iter() {
            assert!(exports.contains(&import.name.as_str()), "{}", import.name);
        }
    }
}
