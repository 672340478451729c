/// Schedules and configurations for properties of jqwik, which have to be shrunk.
package dev.heddle.junit.jqwik;
