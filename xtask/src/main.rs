//! The project's own automation, run as `cargo xtask <command>`.
//!
//! Each command first gets what it needs and is missing: see [`tools`] for commands built by
//! cargo, [`browsers`] for what the system's packages hold, [`toolchain`] for Rust itself. What
//! is got, and at which version, stands in [`pins`].

mod apt;
mod bench;
mod browsers;
mod build;
mod cache;
mod finish;
mod fonts;
mod hosts;
mod lint;
mod minify;
mod node;
mod package;
mod parts;
mod pins;
mod process;
mod project;
mod record;
mod release;
mod size;
mod small;
mod split;
mod test;
mod toolchain;
mod tools;

use std::process::ExitCode;

/// One command of `cargo xtask`.
struct Command {
    name: &'static str,
    arguments: &'static str,
    help: &'static str,
    run: fn(&[String]) -> anyhow::Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "serve",
        arguments: "[trunk's options]",
        help: "build the page, serve it on this machine, rebuild on every change",
        run: build::serve,
    },
    Command {
        name: "build",
        arguments: "[trunk's options]",
        help: "build the page for release into dist/",
        run: build::build,
    },
    Command {
        name: "test",
        arguments: "[native | components | pages | hosts] [filter…]",
        help: "everything that can fail: the core, in browsers, whole pages, real wikis, size",
        run: test::test,
    },
    Command {
        name: "lint",
        arguments: "",
        help: "rustfmt and clippy, native and wasm, warnings denied",
        run: lint::lint,
    },
    Command {
        name: "finish",
        arguments: "",
        help: "what Trunk runs after each build; not for the hand",
        run: finish::finish,
    },
    Command {
        name: "record",
        arguments: "",
        help: "see in a browser which functions the first view does without, and write them down",
        run: record::record,
    },
    Command {
        name: "package",
        arguments: "",
        help: "the npm package: put together, packed, installed into a page",
        run: package::package,
    },
    Command {
        name: "release",
        arguments: "[address]",
        help: "the page in a folder named after its version, with the hash of every file",
        run: release::release,
    },
    Command {
        name: "size",
        arguments: "[--parts]",
        help: "what a first load weighs, against the budget; which part of the code weighs what",
        run: size::size,
    },
    Command {
        name: "bench",
        arguments: "[native | pages] [options]",
        help: "ours, the floors and other timelines on the same data; the core by itself",
        run: bench::bench,
    },
];

fn main() -> ExitCode {
    if let Some(end) = small::stand_in() {
        return end;
    }
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next();
    let rest: Vec<String> = arguments.collect();
    let Some(name) = name.filter(|name| !matches!(name.as_str(), "help" | "--help" | "-h")) else {
        println!("{}", usage());
        return ExitCode::SUCCESS;
    };
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("xtask: there is no command {name:?}\n\n{}", usage());
        return ExitCode::from(2);
    };
    match (command.run)(&rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask {name}: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The table of commands, as text.
fn usage() -> String {
    let mut text = String::from("cargo xtask <command>\n");
    for command in COMMANDS {
        let head = format!("{} {}", command.name, command.arguments);
        text.push_str(&format!("\n  {head:<46}{}", command.help));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usage_names_every_command() {
        let usage = usage();
        for command in COMMANDS {
            assert!(usage.contains(command.help), "{} is missing", command.name);
        }
    }
}
