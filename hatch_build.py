"""Build hook: compiles the readers with mypyc, where HATCH_BUILD_HOOK_ENABLE_CUSTOM is set (make compiled)."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "checker/mentions/*.py"


class CompiledReaders(BuildHookInterface[Any]):
    """Puts an extension module beside each module of the readers, and a tag of the platform on the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, outside the checkout: nothing there takes the place of a module that is still edited."""
        if version == "editable":
            return
        from mypyc.build import mypycify
        from setuptools import Distribution
        from setuptools.command.build_ext import build_ext

        self._folder = TemporaryDirectory()
        made, between = Path(self._folder.name, "made"), Path(self._folder.name, "between")
        modules = sorted(path.relative_to(self.root).as_posix() for path in Path(self.root).glob(COMPILED))
        extensions = mypycify(modules, opt_level="2", debug_level="0", target_dir=str(between))
        command = build_ext(Distribution({"name": self.metadata.name, "ext_modules": extensions}))
        command.build_lib, command.build_temp = str(made), str(between)
        command.ensure_finalized()
        command.run()
        files = (path for path in made.rglob("*") if path.is_file())
        build_data["force_include"].update({str(path): path.relative_to(made).as_posix() for path in files})
        build_data.update(infer_tag=True, pure_python=False)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove what the wheel holds now."""
        if version != "editable":
            self._folder.cleanup()
