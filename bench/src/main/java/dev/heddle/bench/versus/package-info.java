/// Heddle against its peers, as whole processes: `bench/versus` compiles and runs this package from
/// source, so it uses nothing but the JDK.
package dev.heddle.bench.versus;
