/// Locks over the Linux futex, as Go's runtime had them in 2011.
package dev.heddle.specs.linux;
