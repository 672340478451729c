/// The commands of the program.
package dev.heddle.cli;
