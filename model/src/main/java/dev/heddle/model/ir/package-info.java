/// The intermediate representation: sealed records, everything a number.
package dev.heddle.model.ir;
