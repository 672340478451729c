package dev.heddle.model.emit;

import dev.heddle.model.ir.Table;
import dev.heddle.model.ir.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Emits the look-up of constants by index: arithmetic where the values are a progression, a shift
/// where they fit into one `long`, else an array that comes as class data.
final class Tables {
  private static final ClassDesc INTS = ConstantDescs.CD_int.arrayType();
  private static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
  private static final DirectMethodHandleDesc CLASS_DATA_AT =
      ConstantDescs.ofConstantBootstrap(
          ConstantDescs.CD_MethodHandles,
          "classDataAt",
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int);

  private final List<List<Long>> keys = new ArrayList<>();
  private final List<Object> arrays = new ArrayList<>();

  /// The class data: arrays of `int` and of `long`.
  List<Object> arrays() {
    return arrays;
  }

  /// Emits the look-up; `index` leaves the index on the stack as an `int`.
  void emit(CodeBuilder code, Table table, Type type, Runnable index) {
    List<Long> values = table.values();
    long first = values.getFirst();
    long step = values.size() > 1 ? values.get(1) - first : 0;
    if (isProgression(values, step)) {
      progression(code, type, index, step, first - step * table.base());
      return;
    }
    long least = Collections.min(values);
    int width = Long.SIZE - Long.numberOfLeadingZeros(Collections.max(values) - least);
    if (width < Integer.SIZE && width * values.size() <= Long.SIZE) {
      packed(code, table, type, index, least, width);
    } else {
      array(code, table, type, index);
    }
  }

  private static boolean isProgression(List<Long> values, long step) {
    for (int i = 1; i < values.size(); i++) {
      if (values.get(i) - values.get(i - 1) != step) {
        return false;
      }
    }
    return true;
  }

  private static void progression(
      CodeBuilder code, Type type, Runnable index, long step, long offset) {
    index.run();
    if (type == Type.INT) {
      if (step != 1) {
        code.loadConstant((int) step).imul();
      }
      add(code, type, offset);
    } else {
      code.i2l().loadConstant(step).lmul();
      add(code, type, offset);
    }
  }

  private static void packed(
      CodeBuilder code, Table table, Type type, Runnable index, long least, int width) {
    long bits = 0;
    for (int i = 0; i < table.values().size(); i++) {
      bits |= (table.values().get(i) - least) << (i * width);
    }
    code.loadConstant(bits);
    index.run();
    add(code, Type.INT, -table.base());
    if (width > 1) {
      code.loadConstant(width).imul();
    }
    code.lushr().l2i().loadConstant((1 << width) - 1).iand();
    if (type == Type.LONG) {
      code.i2l();
    }
    add(code, type, least);
  }

  private void array(CodeBuilder code, Table table, Type type, Runnable index) {
    code.ldc(
        DynamicConstantDesc.ofNamed(
            CLASS_DATA_AT,
            ConstantDescs.DEFAULT_NAME,
            type == Type.INT ? INTS : LONGS,
            number(table.values(), type)));
    index.run();
    add(code, Type.INT, -table.base());
    if (type == Type.INT) {
      code.iaload();
    } else {
      code.laload();
    }
  }

  private int number(List<Long> values, Type type) {
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i) == values && arrays.get(i) instanceof int[] == (type == Type.INT)) {
        return i;
      }
    }
    keys.add(values);
    arrays.add(
        type == Type.INT
            ? values.stream().mapToInt(Long::intValue).toArray()
            : values.stream().mapToLong(Long::longValue).toArray());
    return arrays.size() - 1;
  }

  private static void add(CodeBuilder code, Type type, long constant) {
    if (type == Type.INT && (int) constant != 0) {
      code.loadConstant((int) constant).iadd();
    } else if (type == Type.LONG && constant != 0) {
      code.loadConstant(constant).ladd();
    }
  }
}
