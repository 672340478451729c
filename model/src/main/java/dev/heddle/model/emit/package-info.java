/// From the intermediate representation and a layout to a successor function in bytecode.
package dev.heddle.model.emit;
