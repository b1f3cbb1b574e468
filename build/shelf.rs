//! The folders that the binary embeds: every file as it is, and as a browser takes it compressed.
//!
//! Compressed once, here, as small as it can be: no request waits for it. A file that compressing makes
//! no smaller lies in the first folder only. It does not know what the files are.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Outcome, at, make_folder, write};

/// The folder of files as they are.
const PLAIN: &str = "static";

type Packing = fn(&[u8]) -> io::Result<Vec<u8>>;

/// The folders of compressed files, and how their files are made.
const PACKINGS: [(&str, Packing); 2] = [("brotli", brotli), ("gzip", gzip)];

/// The folders together.
pub struct Shelf(PathBuf);

impl Shelf {
    /// Made anew, so that no file of an earlier build is embedded.
    pub fn empty(out: &Path) -> Outcome<Self> {
        for name in PACKINGS.map(|(name, _)| name).into_iter().chain([PLAIN]) {
            let folder = out.join(name);
            if folder.exists() {
                fs::remove_dir_all(&folder).map_err(|error| at(&folder, &error))?;
            }
            make_folder(&folder)?;
        }
        Ok(Self(out.to_owned()))
    }

    /// Stores a file under a name that holds its hash; gives its address.
    pub fn put(&self, stem: &str, ending: &str, content: &[u8]) -> Outcome<String> {
        let name = format!("{stem}.{:08x}.{ending}", fingerprint(content) & 0xffff_ffff);
        write(&self.0.join(PLAIN).join(&name), content)?;
        for (folder, pack) in PACKINGS {
            let file = self.0.join(folder).join(&name);
            let packed = pack(content).map_err(|error| at(&file, &error))?;
            if packed.len() < content.len() {
                write(&file, &packed)?;
            }
        }
        Ok(format!("/assets/{name}"))
    }
}

fn brotli(content: &[u8]) -> io::Result<Vec<u8>> {
    let settings = BrotliEncoderParams {
        quality: 11,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut io::Cursor::new(content), &mut packed, &settings)?;
    Ok(packed)
}

/// Without a time in its header, so that the same file is always packed the same.
fn gzip(content: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(content)?;
    packer.finish()
}

/// FNV-1a, folded so that its lower half is enough: it tells versions apart
/// and guards nothing.
fn fingerprint(content: &[u8]) -> u64 {
    let hash = content
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    hash ^ (hash >> 32)
}
