/// What the program tells people and tools: tables, JSON, coverage, numbers.
package dev.heddle.cli.report;
