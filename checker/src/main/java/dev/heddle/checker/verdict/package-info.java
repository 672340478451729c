/// What a check found: plain data.
package dev.heddle.checker.verdict;
