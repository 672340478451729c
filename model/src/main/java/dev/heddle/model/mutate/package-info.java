/// Small changes of a protocol's code, to see whether its properties notice them.
package dev.heddle.model.mutate;
