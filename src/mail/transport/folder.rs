//! A folder of `.eml` files, for a program of the operator's that takes mail
//! from a directory, and for looking at real bytes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::SendError;
use crate::mail::letter::MessageId;

/// Writes `<message id>.eml`. A reader never sees half a file, and a mail that
/// is sent again replaces itself.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// # Errors
    /// The folder is not there and cannot be made.
    pub fn open(path: &Path) -> io::Result<Self> {
        fs::create_dir_all(path)?;
        Ok(Self {
            path: path.to_owned(),
        })
    }

    pub(super) async fn send(
        &self,
        id: &MessageId,
        letter: &lettre::Message,
    ) -> Result<(), SendError> {
        let (path, id, bytes) = (self.path.clone(), id.to_string(), letter.formatted());
        tokio::task::spawn_blocking(move || write(&path, &id, &bytes))
            .await
            .map_err(io::Error::other)
            .and_then(|written| written)
            .map_err(|error| SendError::Deferred(format!("mail folder: {}", error.kind())))
    }
}

fn write(folder: &Path, id: &str, bytes: &[u8]) -> io::Result<()> {
    let unfinished = folder.join(format!(".{id}.part"));
    let mut file = private_file(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(unfinished, folder.join(format!("{id}.eml")))
}

/// The mails hold codes: only the service's own user may read them.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::letter::tests::envelope;
    use crate::mail::transport::Transport;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[tokio::test]
    async fn each_mail_becomes_one_whole_file_also_when_sent_twice() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new/outgoing");
        let transport = Transport::Folder(Folder::open(&path).unwrap());
        for id in ["a", "b", "a"] {
            transport.send(&envelope(id)).await.unwrap();
        }
        assert_eq!(names(&path), ["a.eml", "b.eml"]);
        let eml = fs::read_to_string(path.join("a.eml")).unwrap();
        assert!(eml.contains("To: sam.example@nhs.net\r\n"));
    }

    #[cfg(unix)]
    #[tokio::test]
    async fn nobody_else_on_the_machine_can_read_the_mails() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let transport = Transport::Folder(Folder::open(dir.path()).unwrap());
        transport.send(&envelope("a")).await.unwrap();
        let mode = fs::metadata(dir.path().join("a.eml"))
            .unwrap()
            .permissions();
        assert_eq!(mode.mode() & 0o077, 0);
    }

    #[tokio::test]
    async fn a_folder_that_went_away_defers_the_mail() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("outgoing");
        let transport = Transport::Folder(Folder::open(&path).unwrap());
        fs::remove_dir(&path).unwrap();
        let outcome = transport.send(&envelope("a")).await;
        assert!(matches!(outcome, Err(SendError::Deferred(_))));
    }
}
