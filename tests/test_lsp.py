"""The language server as an editor meets it: a process, JSON-RPC over its standard input and output."""

import asyncio
import sys

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from sorama.app import Checker

BARE = "😀先方の気持ちは固まっている。😀すぐに契約を迫る。\nがんばる。\n"
URI = "file:///nippo.txt"


def talk(steps, folder, encoding):
    """Starts the server as an editor would, runs the steps, and gives what they return."""

    async def run():
        client = LanguageClient("test", "1")
        told = asyncio.Queue()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params):
            told.put_nowait(params)

        await client.start_io(sys.executable, "-m", "sorama", "lsp", cwd=str(folder))
        general = types.GeneralClientCapabilities(position_encodings=[encoding])
        capabilities = types.ClientCapabilities(general=general)
        await client.initialize_async(types.InitializeParams(capabilities, root_uri=folder.as_uri()))
        client.initialized(types.InitializedParams())
        found = await steps(client, told)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()
        return found

    return asyncio.run(asyncio.wait_for(run(), 30))


@pytest.fixture(autouse=True)
def path(monkeypatch):
    from pathlib import Path

    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))


def opened(client, text=BARE):
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(URI, "plaintext", 1, text)))


UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@pytest.mark.parametrize("encoding", UNITS)
def test_findings_in_the_units_of_the_editor(tmp_path, encoding):
    async def steps(client, told):
        opened(client)
        return (await told.get()).diagnostics

    def place(offset):
        line = BARE[:offset].count("\n")
        codec, size = UNITS[encoding]
        return line, len(BARE[:offset].split("\n")[line].encode(codec)) // size

    found = talk(steps, tmp_path, encoding)
    assert {d.source for d in found} == {"sorama"}
    wanted = [(f.code, f.message, place(f.start), place(f.end)) for f in Checker().check(BARE).findings]
    ends = [(d.range.start, d.range.end) for d in found]
    said = [
        (d.code, d.message, (a.line, a.character), (b.line, b.character)) for d, (a, b) in zip(found, ends, strict=True)
    ]
    assert said == wanted
    assert any(start[1] > 0 for _, _, start, _ in wanted)


def test_while_writing_and_at_the_end(tmp_path):
    async def steps(client, told):
        opened(client, "A社を訪問。\n")
        await told.get()
        change = types.TextDocumentContentChangeWholeDocument("A社を訪問。\n予算は来期とのこと。\n")
        identifier = types.VersionedTextDocumentIdentifier(uri=URI, version=2)
        client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))
        writing = await told.get()
        client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(URI)))
        saved = await told.get()
        client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))
        return writing.diagnostics, saved.diagnostics, (await told.get()).diagnostics

    writing, saved, closed = talk(steps, tmp_path, "utf-16")
    assert list(writing) == []
    assert "SR103" in {d.code for d in saved}
    assert list(closed) == []


def test_hover_and_the_folder_s_configuration(tmp_path):
    (tmp_path / "sorama.toml").write_text('ignore = ["SR107"]\n')

    async def steps(client, told):
        opened(client)
        codes = {d.code for d in (await told.get()).diagnostics}
        place = types.HoverParams(types.TextDocumentIdentifier(URI), types.Position(0, 22))
        return codes, (await client.text_document_hover_async(place)).contents.value

    codes, said = talk(steps, tmp_path, "utf-16")
    assert codes
    assert "SR107" not in codes
    assert said.startswith("傘(行動)")
