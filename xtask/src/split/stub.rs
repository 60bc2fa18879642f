//! What stands in the first module in place of a function that left it.
//!
//! A stub calls the function through its place in the table. Should the later module not be there
//! yet, it has the loader bring it at once: the page waits, and everything then is as it would have
//! been in one module. What the first view does comes upon no stub, which a page test watches; what
//! readers do has the later module fetched beforehand.

use anyhow::{Context as _, Result, bail};
use walrus::ir::Value;
use walrus::{ExportItem, FunctionBuilder, FunctionId, FunctionKind, Module, TableId};

/// The module's own function that has the loader bring the later module (`src/element/later.rs`).
const BRING: &str = "bringLater";

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
/// others' follow.
///
/// # Errors
/// If there is no way to bring the later module, or a door is not the module's own function.
pub fn put(module: &mut Module, doors: &[FunctionId], table: TableId, reserved: u64) -> Result<()> {
    let present = present(module, table, i32::try_from(reserved)?)?;
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
