//! Certificates and keys in a folder, as `openssl` makes them.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::portal::openssl;
use crate::services::Outcome;

/// The folder.
pub struct Files(TempDir);

impl Files {
    /// An empty one.
    pub fn new() -> Outcome<Self> {
        Ok(Self(tempfile::tempdir()?))
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// The path of a file.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The path of a file, as text.
    pub fn name(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// A certificate of `localhost` with its key: `NAME.pem` and `NAME.key`.
    pub fn pair(&self, name: &str) -> Outcome {
        self.made(name, &["-days", "30"])
    }

    /// One that has expired.
    pub fn expired(&self, name: &str) -> Outcome {
        let (key, request) = (format!("{name}.key"), format!("{name}.csr"));
        let certificate = format!("{name}.pem");
        self.run(&[
            "req",
            "-new",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-subj",
            "/CN=localhost",
            "-keyout",
            &key,
            "-out",
            &request,
        ])?;
        // `req -x509` cannot look back; `ca` can, and wants a place to keep its books.
        std::fs::write(self.path("index.txt"), "")?;
        std::fs::write(
            self.path("ca.cnf"),
            "[ca]\ndefault_ca = own\n[own]\ndatabase = index.txt\nrand_serial = yes\nnew_certs_dir = .\n\
             default_md = sha256\npolicy = any\n[any]\ncommonName = supplied\n",
        )?;
        self.run(&[
            "ca",
            "-batch",
            "-notext",
            "-selfsign",
            "-config",
            "ca.cnf",
            "-keyfile",
            &key,
            "-in",
            &request,
            "-out",
            &certificate,
            "-startdate",
            "20200101000000Z",
            "-enddate",
            "20210101000000Z",
        ])
    }

    fn made(&self, name: &str, more: &[&str]) -> Outcome {
        let (certificate, key) = (format!("{name}.pem"), format!("{name}.key"));
        let request = [
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
            "-keyout",
            &key,
            "-out",
            &certificate,
        ];
        self.run(&[&request, more].concat())
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        let ran = std::process::Command::new("openssl")
            .args(arguments)
            .current_dir(self.folder())
            .output()?;
        match ran.status.success() {
            true => Ok(()),
            false => Err(String::from_utf8_lossy(&ran.stderr).into()),
        }
    }

    /// Puts one pair in the place of another.
    pub fn copy(&self, from: &str, to: &str) -> Outcome {
        for ending in ["key", "pem"] {
            self.copy_one(&format!("{from}.{ending}"), &format!("{to}.{ending}"))?;
        }
        Ok(())
    }

    /// Puts one file in the place of another.
    pub fn copy_one(&self, from: &str, to: &str) -> Outcome {
        std::fs::copy(self.path(from), self.path(to))?;
        Ok(())
    }

    /// Lets everybody read a file.
    pub fn everybody_reads(&self, name: &str) -> Outcome {
        use std::os::unix::fs::PermissionsExt;
        let everybody = std::fs::Permissions::from_mode(0o644);
        std::fs::set_permissions(self.path(name), everybody)?;
        Ok(())
    }

    /// What tells a certificate from every other.
    pub fn fingerprint(&self, name: &str) -> Outcome<String> {
        openssl(&["x509", "-noout", "-fingerprint", "-in", &self.name(name)])
    }
}
