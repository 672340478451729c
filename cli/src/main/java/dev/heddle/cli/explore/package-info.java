/// The interactive session of `heddle explore`.
package dev.heddle.cli.explore;
