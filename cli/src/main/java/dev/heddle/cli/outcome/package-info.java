/// What a run of the program amounts to: exit codes, and complaints about what the user gave it.
package dev.heddle.cli.outcome;
