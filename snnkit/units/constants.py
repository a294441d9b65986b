"""Constants of physics, with the values of CODATA 2014 that Brian 2 has."""

from __future__ import annotations

from math import pi

from .names import unit

__all__ = [
    "avogadro_constant",
    "boltzmann_constant",
    "electric_constant",
    "electron_mass",
    "elementary_charge",
    "faraday_constant",
    "gas_constant",
    "magnetic_constant",
    "molar_mass_constant",
    "zero_celsius",
]

_joule, _kelvin, _mole, _coulomb = unit("joule"), unit("kelvin"), unit("mole"), unit("coulomb")

avogadro_constant = 6.022140857e23 / _mole
boltzmann_constant = 1.38064852e-23 * _joule / _kelvin
electric_constant = 8.854187817e-12 * unit("farad") / unit("metre")
electron_mass = 9.10938356e-31 * unit("kilogram")
elementary_charge = 1.6021766208e-19 * _coulomb
faraday_constant = 96485.33289 * _coulomb / _mole
gas_constant = 8.3144598 * _joule / _mole / _kelvin
magnetic_constant = 4e-7 * pi * unit("newton") / unit("amp") ** 2
molar_mass_constant = 1e-3 * unit("kilogram") / _mole
#: 0 degrees Celsius: add the degrees as kelvin
zero_celsius = 273.15 * _kelvin
