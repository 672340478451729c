/// From the intermediate representation to the language of another checker: Promela, for Spin.
package dev.heddle.model.export;
