"""Makes machine code of what was translated, and loads it."""

from __future__ import annotations

import ctypes
from functools import cache

__all__ = ["Loaded", "assemble", "origin"]


@cache
def _target():
    import llvmlite.binding as llvm

    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    cpu, features = llvm.get_host_cpu_name(), llvm.get_host_cpu_features().flatten()
    return llvm.Target.from_default_triple(), {"cpu": cpu, "features": features}


def _machine():
    """Return a description of this processor; whoever runs code on it, takes possession of it."""
    target, kind = _target()
    return target.create_target_machine(**kind, opt=3, reloc="pic", codemodel="jitdefault")


@cache
def origin() -> str:
    """Return what machine code depends on besides its source: compiler and processor."""
    import llvmlite
    import llvmlite.binding as llvm

    target, kind = _target()
    compiler = f"llvmlite {llvmlite.__version__} LLVM {llvm.llvm_version_info}"
    return "\n".join([compiler, target.triple, kind["cpu"], kind["features"], ""])


def assemble(text) -> bytes:
    """Return the machine code of a module, as an object file."""
    import llvmlite.binding as llvm

    machine = _machine()
    module = llvm.parse_assembly(text)
    module.triple = machine.triple
    module.data_layout = str(machine.target_data)
    tuning = llvm.create_pipeline_tuning_options(speed_level=3)
    tuning.loop_vectorization = tuning.slp_vectorization = True
    builder = llvm.create_pass_builder(machine, tuning)
    builder.getModulePassManager().run(module, builder)
    return machine.emit_object(module)


class Loaded:
    """The function of an object file; ``call(table)`` calls it with the address of its table."""

    def __init__(self, code):
        import llvmlite.binding as llvm

        self._engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), _machine())
        self._engine.add_object_file(llvm.ObjectFileRef.from_data(code))
        self._engine.finalize_object()
        address = self._engine.get_function_address("gate")
        self.call = ctypes.CFUNCTYPE(ctypes.c_int64, ctypes.c_void_p)(address)
