/// Checks mutations of a protocol, and tells which of them its properties do not notice.
package dev.heddle.cli.mutate;
