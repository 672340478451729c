/// The July 2011 scheduler of Go as Russ Cox modelled it: `src/pkg/runtime/proc.p` at commit
/// ba134539c ("runtime: faster entersyscall/exitsyscall", 2011-07-23).
///
/// [dev.heddle.specs.go.procp.Procp] is the model, function by function and with its names. At the
/// granularity [dev.heddle.specs.go.procp.Granularity#FINE] it has exactly the states that Spin
/// stores for proc.p. The classes that [dev.heddle.specs.go.procp.Broken] holds leave something
/// out.
package dev.heddle.specs.go.procp;
