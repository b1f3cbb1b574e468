//! The image and the composition, as far as they can be read without an engine for containers.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::services::Outcome;

/// What cargo itself reads.
const OF_CARGO: [&str; 4] = [".cargo", "Cargo.lock", "Cargo.toml", "rust-toolchain.toml"];
const LATCHKEY: &str = env!("CARGO_BIN_EXE_latchkey");

fn top() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn deploy(name: &str) -> Outcome<String> {
    Ok(std::fs::read_to_string(
        top().join("config/deploy").join(name),
    )?)
}

/// What the image copies from the project.
fn copied() -> Outcome<BTreeSet<String>> {
    let dockerfile = deploy("Dockerfile")?;
    let copies = dockerfile
        .lines()
        .filter_map(|line| line.strip_prefix("COPY "));
    let from_here = copies.filter(|line| !line.starts_with("--from"));
    Ok(from_here
        .flat_map(|line| {
            let names: Vec<&str> = line.split(' ').collect();
            names[..names.len() - 1].to_vec()
        })
        .map(str::to_owned)
        .collect())
}

#[test]
fn the_image_is_built_from_all_that_the_program_is_and_nothing_else() -> Outcome {
    let copied = copied()?;
    let ignored = deploy("Dockerfile.dockerignore")?;
    let let_through: BTreeSet<String> = ignored
        .lines()
        .filter_map(|line| line.strip_prefix('!'))
        .map(str::to_owned)
        .collect();
    assert!(ignored.lines().any(|line| line == "*"));
    assert_eq!(let_through, copied);
    assert_eq!(needed()?, copied);
    Ok(())
}

/// What is at the top of the project and named by a source of the program or of its build.
fn needed() -> Outcome<BTreeSet<String>> {
    let mut sources = String::new();
    for part in ["build.rs", "build", "src"] {
        read_all(&top().join(part), &mut sources)?;
    }
    let mut needed: BTreeSet<String> = OF_CARGO.map(str::to_owned).into();
    for entry in std::fs::read_dir(top())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let ways = [
            format!("\"{name}\""),
            format!("\"{name}/"),
            format!("../{name}/"),
        ];
        if ways.iter().any(|way| sources.contains(way)) {
            needed.insert(name);
        }
    }
    Ok(needed)
}

fn read_all(path: &Path, into: &mut String) -> Outcome {
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            read_all(&entry?.path(), into)?;
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") {
        into.push_str(&std::fs::read_to_string(path)?);
    }
    Ok(())
}

#[test]
fn cargo_finds_a_whole_package_in_what_the_image_copies() -> Outcome {
    let folder = tempfile::tempdir()?;
    for name in copied()? {
        std::os::unix::fs::symlink(top().join(&name), folder.path().join(&name))?;
    }
    let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
    let read = Command::new(cargo)
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--locked",
            "--format-version=1",
        ])
        .current_dir(folder.path())
        .output()?;
    assert!(read.status.success(), "{}", String::from_utf8(read.stderr)?);
    Ok(())
}

#[test]
fn the_image_has_the_pinned_toolchain_and_a_user_who_is_nobody() -> Outcome {
    let dockerfile = deploy("Dockerfile")?;
    let toolchain = std::fs::read_to_string(top().join("rust-toolchain.toml"))?;
    let channel = toolchain.split('"').nth(1).ok_or("no channel")?;
    assert!(
        dockerfile.contains(&format!("FROM rust:{channel}-")),
        "{channel}"
    );
    assert!(dockerfile.contains("cargo build --locked --release"));
    assert!(dockerfile.contains("\nUSER 65532:65532\n"));
    let last = dockerfile.rsplit("\nFROM ").next().unwrap_or_default();
    assert!(!last.contains("\nRUN "), "there is no shell in the image");
    Ok(())
}

/// The lists after a key, such as `[serve, --without-work]`.
fn lists<'a>(compose: &'a str, key: &str) -> Vec<Vec<&'a str>> {
    let key = format!("{key}: [");
    let lines = compose
        .lines()
        .filter_map(|line| line.trim().strip_prefix(&key));
    lines
        .map(|line| line.trim_end_matches(']').split(", ").collect())
        .collect()
}

#[test]
fn the_composition_holds_together() -> Outcome {
    let compose = deploy("compose.yaml")?;
    for command in lists(&compose, "command") {
        let ran = Command::new(LATCHKEY)
            .args(&command)
            .arg("--help")
            .output()?;
        assert!(ran.status.success(), "{command:?}");
    }
    assert_eq!(lists(&compose, "command").len(), 3);
    // nginx asks the replicas that there are, and is the one proxy that they believe.
    let replicas = compose
        .lines()
        .filter(|line| line.trim() == "<<: *serving")
        .count();
    assert_eq!(replicas, 2);
    for replica in 1..=replicas {
        assert!(compose.contains(&format!("\n  portal-{replica}:\n")));
        assert!(compose.contains(&format!(" server portal-{replica}:8080 ")));
    }
    let address = compose
        .split("ipv4_address: ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next());
    let address = address.ok_or("no address of nginx")?;
    assert!(compose.contains(&format!("TRUSTED_PROXIES: {address}/32\n")));
    // Over IPv6 all visitors would come from one address, the bridge's.
    assert!(compose.contains("ports: [\"0.0.0.0:80:80\", \"0.0.0.0:443:443\"]"));
    // No secret is written down, and what is mounted is what nginx.conf reads.
    assert!(!compose.contains("PASSWORD:"));
    let nginx = deploy("nginx.conf")?;
    for read in ["/etc/nginx/latchkey-replicas.conf", "/etc/nginx/tls"] {
        assert!(nginx.contains(read) && compose.contains(read), "{read}");
    }
    Ok(())
}

#[test]
fn docker_reads_the_composition_where_it_can() -> Outcome {
    let can = Command::new("docker").args(["compose", "version"]).output();
    if !can.is_ok_and(|ran| ran.status.success()) {
        eprintln!("left out: docker compose is not there");
        return Ok(());
    }
    let read = Command::new("docker")
        .args(["compose", "--file"])
        .arg(top().join("config/deploy/compose.yaml"))
        .args(["config", "--quiet"])
        .output()?;
    assert!(read.status.success(), "{}", String::from_utf8(read.stderr)?);
    Ok(())
}
