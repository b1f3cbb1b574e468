//! What must be true of every parser of outside input, over the inputs that are kept of it and random changes of
//! them. The same table runs for longer, and looks where it goes, under `tests/fuzz/run`.

#[path = "../fuzz/parsers.rs"]
mod table;

use std::path::{Path, PathBuf};

use table::PARSERS;

/// Random inputs for each parser: seconds in all.
const RANDOM: u32 = 400;

/// The kept inputs of a parser, in an order that is always the same.
fn kept(name: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/corpus")
        .join(name);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
        .iter()
        .map(|file| std::fs::read(file).unwrap())
        .collect()
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }

    /// One small change of an input.
    fn change(&mut self, input: &mut Vec<u8>) {
        const PIECES: [&str; 16] = [
            "0", "9", "-", "+", " ", ".", "@", "=", "&", "%", "/", "\\", "\u{a0}", "\u{130}",
            "\u{fb01}", "\n",
        ];
        let at = self.below(input.len() + 1);
        let end = (at + self.below(4)).min(input.len());
        match self.below(4) {
            0 => drop(input.drain(at..end)),
            1 => {
                let piece = PIECES[self.below(PIECES.len())];
                drop(input.splice(at..end, piece.bytes()));
            }
            2 => {
                let again: Vec<u8> = input[at..end].to_vec();
                drop(input.splice(at..at, again));
            }
            _ => {
                let byte = u8::try_from(self.below(256)).unwrap();
                drop(input.splice(at..at, [byte]));
            }
        }
    }
}

#[test]
fn every_parser_keeps_its_promises_over_what_is_kept_and_near_it() {
    for (name, parser) in PARSERS {
        let inputs = kept(name);
        assert!(!inputs.is_empty(), "nothing is kept for {name}");
        for input in &inputs {
            parser(input);
        }
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
        for _ in 0..RANDOM {
            let mut input = inputs[dice.below(inputs.len())].clone();
            for _ in 0..=dice.below(4) {
                dice.change(&mut input);
            }
            parser(&input);
        }
    }
}

#[test]
fn every_folder_of_kept_inputs_has_its_parser() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(PARSERS.iter().any(|(known, _)| *known == name), "{name}");
    }
}
