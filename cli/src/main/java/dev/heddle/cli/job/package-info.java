/// What there is to check: the jobs of the manifest, protocol classes, source files.
package dev.heddle.cli.job;
