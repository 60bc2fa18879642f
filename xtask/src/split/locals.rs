//! The order of functions' locals. It means nothing to a machine; but what is done often compresses
//! better where it is done with locals of the same numbers.

use std::cmp::Reverse;
use std::collections::HashMap;

use walrus::ir::{Visitor, VisitorMut, dfs_in_order, dfs_pre_order_mut};
use walrus::{FunctionId, LocalId, Module};

/// Numbers the locals of a module's functions anew, what is used most first.
pub fn in_order(module: &mut Module) {
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for id in functions {
        let function = module.funcs.get(id).kind.unwrap_local();
        let mut met = Met::default();
        dfs_in_order(&mut met, function, function.entry_block());
        let mut new = HashMap::new();
        let mut order = met.order;
        order.sort_by_key(|local| Reverse(met.count[local]));
        for local in order {
            if !function.args.contains(&local) {
                let ty = module.locals.get(local).ty();
                new.insert(local, module.locals.add(ty));
            }
        }
        let function = module.funcs.get_mut(id).kind.unwrap_local_mut();
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut Renamed(new), function, entry);
    }
}

/// The locals of a function as they are met.
#[derive(Default)]
struct Met {
    order: Vec<LocalId>,
    count: HashMap<LocalId, usize>,
}

impl<'a> Visitor<'a> for Met {
    fn visit_local_id(&mut self, local: &LocalId) {
        let count = self.count.entry(*local).or_default();
        if *count == 0 {
            self.order.push(*local);
        }
        *count += 1;
    }
}

/// Puts new locals in place of old ones.
struct Renamed(HashMap<LocalId, LocalId>);

impl VisitorMut for Renamed {
    fn visit_local_id_mut(&mut self, local: &mut LocalId) {
        if let Some(new) = self.0.get(local) {
            *local = *new;
        }
    }
}
