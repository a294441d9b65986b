"""A function that is declared to return a truth value is a condition; constants of physics."""
import importlib


@declare_types(x='float', result='boolean')
@check_units(x=volt, result=bool)
def is_high(x):
    return x > 0.5*volt


G = NeuronGroup(4, 'v : volt', threshold='is_high(v)', reset='v = 0*volt')
G.v = 'i/3.0*volt'
spikes = SpikeMonitor(G)
run(1*ms)

here = 'brian2' if NeuronGroup.__module__.startswith('brian2') else 'snnkit.brian'
constants = importlib.import_module(f'{here}.units.constants')
E_Na = (constants.gas_constant*(constants.zero_celsius + 37*kelvin)/constants.faraday_constant
        * log(140/10))
results = {'i': spikes.i, 'E_Na': E_Na/mV,
           'more': [float(constants.electric_constant), float(constants.elementary_charge),
                    float(constants.avogadro_constant), float(constants.boltzmann_constant),
                    float(constants.electron_mass), float(constants.magnetic_constant),
                    float(constants.molar_mass_constant)]}
