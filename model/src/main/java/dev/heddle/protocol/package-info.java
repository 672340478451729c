/// All that the author of a protocol imports.
package dev.heddle.protocol;
