"""A mail server for tests: STARTTLS and a password required, and trouble on request.

    python server.py --folder FOLDER [--slow-greeting SECONDS] [--slow-answer SECONDS]

It makes a throw-away authority and certificate with openssl, listens on a free
port of this machine, and prints one line: the URL to give to Latchkey. In FOLDER
are then `ca.pem`, the certificate to trust, and `mails.jsonl`, one JSON object
for each recipient refused or mail taken. It ends when its standard input does,
so it never outlives who started it.

What happens to a mail is chosen by its recipient's local part:

    defer-N-anything    451 to the recipient, N times; then taken
    refuse-anything     550 to the recipient
    drop-N-anything     the connection is cut after the mail, N times; then taken
    anything else       taken
"""

import argparse
import asyncio
import email
import email.policy
import json
import secrets
import ssl
import subprocess
import sys
from collections import Counter
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

USER = "latchkey"
PASSWORD = secrets.token_hex(16)


def openssl(*arguments):
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)


def certificate(folder):
    """Makes FOLDER/ca.pem and a certificate for localhost that it signed."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    authority = ["-keyout", folder / "ca.key", "-out", folder / "ca.pem"]
    openssl("req", "-x509", *key, "-subj", "/CN=Latchkey test authority", *authority)
    request = ["-keyout", folder / "server.key", "-out", folder / "server.csr"]
    openssl("req", *key, "-subj", "/CN=localhost", *request)
    extensions = folder / "server.ext"
    extensions.write_text("subjectAltName=DNS:localhost\nbasicConstraints=CA:FALSE\n")
    openssl(
        *["x509", "-req", "-days", "2", "-in", folder / "server.csr"],
        *["-CA", folder / "ca.pem", "-CAkey", folder / "ca.key", "-CAcreateserial"],
        *["-extfile", extensions, "-out", folder / "server.pem"],
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem", folder / "server.key")
    return context


def sign_in(server, session, envelope, mechanism, credentials):
    """PLAIN and LOGIN with the one user there is."""
    right = (
        isinstance(credentials, LoginPassword)
        and credentials.login == USER.encode()
        and secrets.compare_digest(credentials.password, PASSWORD.encode())
    )
    # Without handled=False a wrong password would get no answer at all.
    return AuthResult(success=right, handled=right, auth_data=USER)


def trouble(recipient, kind):
    """How often a recipient asks for this kind of trouble."""
    words = recipient.split("@")[0].split("-")
    return int(words[1]) if words[0] == kind else 0


class Post:
    """Takes mails, makes the trouble that is asked for, and notes both."""

    def __init__(self, notes, slow_answer):
        self.notes = notes
        self.slow_answer = slow_answer
        self.troubles = Counter()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refuse-"):
            self.note("refused", session, envelope, [address])
            return "550 5.1.1 Recipient address rejected: User unknown"
        if self.once_more(address, "defer"):
            self.note("deferred", session, envelope, [address])
            return "451 4.7.1 Greylisted, try again later"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        recipients = envelope.rcpt_tos
        if any([self.once_more(address, "drop") for address in recipients]):
            self.note("dropped", session, envelope, recipients)
            server.transport.abort()
            await asyncio.Event().wait()  # until the lost connection ends this
        # A client that dies in the first half has lost its mail; in the second it is never told.
        await asyncio.sleep(self.slow_answer / 2)
        self.note("taken", session, envelope, recipients)
        await asyncio.sleep(self.slow_answer / 2)
        return "250 2.0.0 Ok: queued"

    def once_more(self, address, kind):
        if self.troubles[address] >= trouble(address, kind):
            return False
        self.troubles[address] += 1
        return True

    def note(self, outcome, session, envelope, recipients):
        facts = {
            "outcome": outcome,
            "from": envelope.mail_from,
            "to": recipients,
            "tls": session.ssl is not None,
            "user": session.auth_data if session.authenticated else None,
        }
        if envelope.content is not None:
            facts |= contents(envelope.content)
        self.notes.write(json.dumps(facts) + "\n")
        self.notes.flush()


def contents(raw):
    """The mail as a person's program would read it, and as it came."""
    mail = email.message_from_bytes(raw, policy=email.policy.default)
    return {
        "message_id": mail["Message-ID"],
        "subject": mail["Subject"],
        "text": mail.get_body(["plain"]).get_content(),
        "html": mail.get_body(["html"]).get_content(),
        "raw": raw.decode("utf-8", "replace"),
    }


class Door(SMTP):
    """A connection, slow to greet if asked."""

    def __init__(self, *arguments, slow_greeting, **named):
        super().__init__(*arguments, **named)
        self.slow_greeting = slow_greeting

    async def _handle_client(self):
        await asyncio.sleep(self.slow_greeting)
        await super()._handle_client()


async def serve(options):
    folder = Path(options.folder)
    post = Post((folder / "mails.jsonl").open("a"), options.slow_answer)
    safety = {
        "tls_context": certificate(folder),
        "require_starttls": True,
        "authenticator": sign_in,
        "auth_required": True,
    }
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Door(post, slow_greeting=options.slow_greeting, loop=loop, **safety),
        "127.0.0.1",
        0,
    )
    port = server.sockets[0].getsockname()[1]
    print(f"smtp://{USER}:{PASSWORD}@localhost:{port}?tls=required", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", required=True)
    parser.add_argument("--slow-greeting", type=float, default=0)
    parser.add_argument("--slow-answer", type=float, default=0)
    asyncio.run(serve(parser.parse_args()))


if __name__ == "__main__":
    main()
