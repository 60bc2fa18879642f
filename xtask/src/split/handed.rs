//! How the first module hands its functions to the later one: in places of its table, behind those that
//! are reserved for the doors. Their numbers are what the later module asks for them by. They stand in the
//! order in which the functions stand, so that they rise and compress well.

use std::collections::HashMap;

use anyhow::{Context as _, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ElementSection, Elements, ImportSection, Module};
use wasmparser::{
    ConstExpr, ElementItems, ElementKind, ElementSectionReader, ImportSectionReader, Operator,
    Parser, Payload,
};

/// Puts what the first module hands to the later one in order, in both. `from` is the first place.
///
/// # Errors
/// If one of them is no sound module.
pub fn in_order(first: &[u8], later: &[u8], from: u64) -> Result<[Vec<u8>; 2]> {
    let mut handed: Vec<(u32, u64)> = Vec::new();
    for payload in Parser::new(0).parse_all(first) {
        if let Payload::ElementSection(elements) = payload? {
            for element in elements {
                let element = element?;
                if let ElementItems::Functions(functions) = element.items
                    && begins_at(&element.kind, from)
                {
                    let functions = functions.into_iter().zip(from..);
                    let functions = functions.map(|(function, place)| Ok((function?, place)));
                    handed = functions.collect::<Result<_>>()?;
                }
            }
        }
    }
    handed.sort_unstable();
    let places = handed.iter().zip(from..);
    let mut ordered = Ordered {
        from,
        places: places
            .map(|((_, old), new)| (old.to_string(), new.to_string()))
            .collect(),
        functions: handed.iter().map(|(function, _)| *function).collect(),
    };
    Ok([ordered.written(first)?, ordered.written(later)?])
}

/// Whether a stretch of the table begins at a place.
fn begins_at(kind: &ElementKind<'_>, place: u64) -> bool {
    let ElementKind::Active { offset_expr, .. } = kind else {
        return false;
    };
    number(offset_expr).is_some_and(|number| number == place)
}

fn number(expression: &ConstExpr<'_>) -> Option<u64> {
    match expression.get_operators_reader().read() {
        Ok(Operator::I32Const { value }) => u64::try_from(value).ok(),
        _ => None,
    }
}

struct Ordered {
    from: u64,
    /// The new places by the old ones.
    places: HashMap<String, String>,
    functions: Vec<u32>,
}

impl Ordered {
    fn written(&mut self, module: &[u8]) -> Result<Vec<u8>> {
        let mut written = Module::new();
        self.parse_core_module(&mut written, Parser::new(0), module)
            .context("the module could not be written anew")?;
        Ok(written.finish())
    }
}

impl Reencode for Ordered {
    type Error = std::convert::Infallible;

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        section: ElementSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for element in section {
            let element = element?;
            if let ElementKind::Active {
                table_index,
                offset_expr,
            } = &element.kind
                && begins_at(&element.kind, self.from)
            {
                let offset = self.const_expr(offset_expr.clone())?;
                let functions = Elements::Functions(self.functions.as_slice().into());
                elements.active(*table_index, &offset, functions);
            } else {
                self.parse_element(elements, element)?;
            }
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
            let name = self.places.get(import.name);
            imports.import(import.module, name.map_or(import.name, String::as_str), ty);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{ConstExpr, FunctionBuilder, RefType, ir::Value};

    /// The first place of the table that hands something on.
    const FROM: i32 = 4;

    #[test]
    fn what_is_handed_on_rises_and_is_found() {
        let mut first = walrus::Module::default();
        let mut functions = Vec::new();
        for name in ["a", "b", "c"] {
            let mut function = FunctionBuilder::new(&mut first.types, &[], &[]);
            function.func_body().const_(Value::I32(1)).drop();
            let function = function.finish(Vec::new(), &mut first.funcs);
            first.exports.add(name, function);
            functions.push(function);
        }
        let [a, b, c] = *functions.as_slice() else {
            panic!("three functions")
        };
        let table = first.tables.add_local(false, 7, None, RefType::FUNCREF);
        let offset = ConstExpr::Value(Value::I32(FROM));
        let kind = walrus::ElementKind::Active { table, offset };
        let items = walrus::ElementItems::Functions(vec![c, a, b]);
        let element = first.elements.add(kind, items);
        first.tables.get_mut(table).elem_segments.insert(element);
        let mut later = walrus::Module::default();
        let ty = later.types.add(&[], &[]);
        for place in ["4", "6"] {
            later.add_import_func("first", place, ty);
        }

        let [first, later] =
            in_order(&first.emit_wasm(), &later.emit_wasm(), FROM as u64).expect("sound modules");
        let first = walrus::Module::from_buffer(&first).expect("a sound module");
        let later = walrus::Module::from_buffer(&later).expect("a sound module");
        let element = first.elements.iter().next().expect("what is handed on");
        let walrus::ElementItems::Functions(handed) = &element.items else {
            panic!("functions")
        };
        assert!(handed.is_sorted());
        let name = |place: &str| {
            let place: usize = place.parse().expect("a place");
            let exports = first.exports.iter();
            let function = handed[place - FROM as usize];
            exports
                .filter(|export| matches!(export.item, walrus::ExportItem::Function(own) if own == function))
                .map(|export| export.name.clone())
                .collect::<Vec<_>>()
        };
        let asked = later.imports.iter().map(|import| name(&import.name));
        assert_eq!(asked.collect::<Vec<_>>(), [["c"], ["b"]]);
    }
}
