//! The order of a module's functions. It means nothing to a machine; but what stands near something
//! like it compresses better, and functions that are the same need to be there once.

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::{Context as _, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef,
};

/// Functions are alike by the stretches of this many bytes that they share.
const STRETCH: usize = 4;

/// A stretch that more functions have than this tells none from another.
const COMMON: usize = 500;

/// Writes a module with equal functions once, and each function behind the one it is most like.
///
/// # Errors
/// If it is no sound module.
pub fn by_likeness(module: &[u8]) -> Result<Vec<u8>> {
    let mut module = module.to_vec();
    // Functions that call what was one function twice become equal themselves.
    loop {
        let functions = Functions::read(&module)?;
        let (unique, stands_for) = functions.unique();
        let fewer = unique.len() < functions.own.len();
        let order = match fewer {
            true => unique,
            false => functions.chain(),
        };
        module = functions.written(&module, &order, &stands_for)?;
        if !fewer {
            return Ok(module);
        }
    }
}

/// The functions of a module.
struct Functions<'module> {
    imported: usize,
    /// The type and the code of each of its own.
    own: Vec<(u32, &'module [u8])>,
}

impl<'module> Functions<'module> {
    fn read(module: &'module [u8]) -> Result<Self> {
        let (mut imported, mut types, mut codes) = (0, Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => codes.push(body.as_bytes()),
                _ => {}
            }
        }
        let own = types.into_iter().zip(codes).collect();
        Ok(Self { imported, own })
    }

    /// The first of each kind, and for each function the one that can stand for it.
    fn unique(&self) -> (Vec<usize>, Vec<usize>) {
        let mut first = HashMap::new();
        let mut unique = Vec::new();
        let mut stands_for = Vec::with_capacity(self.own.len());
        for (number, function) in self.own.iter().enumerate() {
            let one = *first.entry(*function).or_insert(number);
            if one == number {
                unique.push(number);
            }
            stands_for.push(one);
        }
        (unique, stands_for)
    }

    /// All functions, each followed by that of the rest which it shares most stretches with, by the
    /// share of those that either has.
    fn chain(&self) -> Vec<usize> {
        let stretches: Vec<HashSet<&[u8]>> = self
            .own
            .iter()
            .map(|(_, code)| code.windows(STRETCH).collect())
            .collect();
        // Sorted, so that the order is the same every time.
        let mut having: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
        for (number, own) in stretches.iter().enumerate() {
            for stretch in own {
                having.entry(stretch).or_default().push(number);
            }
        }
        let mut left = vec![true; self.own.len()];
        let mut order = Vec::with_capacity(self.own.len());
        let mut next = Some(0).filter(|_| !self.own.is_empty());
        while let Some(current) = next {
            left[current] = false;
            order.push(current);
            let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
            for stretch in &stretches[current] {
                let others = having.get(stretch).filter(|others| others.len() <= COMMON);
                for other in others.into_iter().flatten() {
                    if left[*other] {
                        *shared.entry(*other).or_default() += 1;
                    }
                }
            }
            let likeness = |other: usize, shared: usize| {
                shared as f64 / (stretches[current].len() + stretches[other].len() - shared) as f64
            };
            let most = shared
                .into_iter()
                .map(|(other, shared)| (likeness(other, shared), other))
                .max_by(|(one, a), (two, b)| one.total_cmp(two).then(b.cmp(a)));
            next = most
                .map(|(_, other)| other)
                .or_else(|| left.iter().position(|left| *left));
        }
        order
    }

    /// The module with those functions in that order; of others, calls go to what stands for them.
    fn written(&self, module: &[u8], order: &[usize], stands_for: &[usize]) -> Result<Vec<u8>> {
        let mut places = vec![0; self.own.len()];
        for (place, function) in order.iter().enumerate() {
            places[*function] = place;
        }
        let places = stands_for.iter().map(|function| places[*function]);
        let mut writer = Writer {
            imported: self.imported,
            order,
            places: places.collect(),
        };
        let mut written = Module::new();
        writer
            .parse_core_module(&mut written, Parser::new(0), module)
            .context("the module could not be written anew")?;
        Ok(written.finish())
    }
}

/// Writes a module anew.
struct Writer<'order> {
    imported: usize,
    order: &'order [usize],
    /// By its old number, a function's new one; both without the imported functions.
    places: Vec<usize>,
}

impl Reencode for Writer<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        let own = (function as usize).checked_sub(self.imported);
        Ok(match own.and_then(|own| self.places.get(own)) {
            Some(place) => (self.imported + place) as u32,
            None => function,
        })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types: Vec<u32> = section.into_iter().collect::<Result<_, _>>()?;
        for own in self.order {
            functions.function(types[*own]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies: Vec<FunctionBody<'_>> = section.into_iter().collect::<Result<_, _>>()?;
        for own in self.order {
            self.parse_function_body(code, bodies[*own].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::FunctionBuilder;
    use walrus::ir::Value;

    /// A module whose function `of` calls two others, which are the same.
    fn module() -> Vec<u8> {
        let mut module = walrus::Module::default();
        let mut same = Vec::new();
        for _ in 0..2 {
            let mut function =
                FunctionBuilder::new(&mut module.types, &[], &[walrus::ValType::I32]);
            function.func_body().const_(Value::I32(7));
            same.push(function.finish(Vec::new(), &mut module.funcs));
        }
        let mut of = FunctionBuilder::new(&mut module.types, &[], &[walrus::ValType::I32]);
        of.func_body().call(same[0]).call(same[1]).drop();
        let of = of.finish(Vec::new(), &mut module.funcs);
        module.exports.add("of", of);
        module.exports.add("one", same[0]);
        module.exports.add("other", same[1]);
        module.emit_wasm()
    }

    #[test]
    fn equal_functions_are_there_once() {
        let written = by_likeness(&module()).expect("a sound module");
        let read = walrus::Module::from_buffer(&written).expect("a sound module");
        assert_eq!(read.funcs.iter().count(), 2);
        assert_eq!(read.exports.iter().count(), 3);
    }

    #[test]
    fn ordered_once_it_stays_as_it_is() {
        let once = by_likeness(&module()).expect("a sound module");
        assert_eq!(by_likeness(&once).expect("a sound module"), once);
    }
}
