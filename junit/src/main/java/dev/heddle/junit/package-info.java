/// Protocol checks as ordinary tests of JUnit 5.
package dev.heddle.junit;
