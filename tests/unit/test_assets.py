"""From a bundle's name to the file that the build made of it."""

import os

import pytest

from rehearse.web.assets import Bundle, manifest, read_manifest

MANIFEST = '{"site.js": {"file": "site-AB.js", "imports": ["chunk-CD.js"]}}'


def test_a_bundle_is_found_with_what_it_imports(tmp_path):
    (tmp_path / "manifest.json").write_text(MANIFEST)
    assert read_manifest(tmp_path) == {"site.js": Bundle("site-AB.js", ("chunk-CD.js",))}


@pytest.mark.parametrize("text", [None, "", "{", '{"site.js": 1}'])
def test_a_front_end_that_was_not_built_or_is_broken_has_no_bundles(tmp_path, text):
    if text is not None:
        (tmp_path / "manifest.json").write_text(text)
    assert read_manifest(tmp_path) == {}


def test_a_rebuild_is_seen_without_a_restart(tmp_path):
    file = tmp_path / "manifest.json"
    assert manifest(tmp_path) == {}
    file.write_text(MANIFEST)
    assert manifest(tmp_path)["site.js"].file == "site-AB.js"
    file.write_text(MANIFEST.replace("AB", "EF"))
    os.utime(file, ns=(1, 1))
    assert manifest(tmp_path)["site.js"].file == "site-EF.js"
