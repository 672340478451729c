package dev.heddle.model.jvm;

import dev.heddle.model.graph.Entities;
import dev.heddle.protocol.Heddle;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/// Rewrites the classes of one protocol so that they run step by step, and notes by number the
/// rules of the methods and fields in them.
final class Weaver {
  static final ClassDesc HOOKS = Hooks.class.describeConstable().orElseThrow();
  static final ClassDesc BLANK = Blank.class.describeConstable().orElseThrow();
  private static final MethodTypeDesc BLANK_CONSTRUCTOR =
      MethodTypeDesc.of(ConstantDescs.CD_void, BLANK);
  private static final String WORDS = Heddle.class.getName().replace('.', '/');

  private final ClassLoader originals;
  private final Entities entities;
  private final ClassFile classFile;
  final List<MethodRules> methods = new ArrayList<>();
  final List<FieldRules> fields = new ArrayList<>();

  /// @param originals where the classes come from that are rewritten
  /// @param entities the protocol's objects
  Weaver(ClassLoader originals, Entities entities) {
    this.originals = originals;
    this.entities = entities;
    classFile =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofClassLoading(originals)));
  }

  /// A class file as it is to be run.
  byte[] weave(byte[] original) {
    ClassModel model = classFile.parse(original);
    ClassTransform elements =
        (builder, element) -> {
          switch (element) {
            case FieldModel field when !model.flags().has(AccessFlag.INTERFACE) ->
                thaw(builder, field);
            case MethodModel method -> method(builder, model, method);
            case ClassElement other -> builder.with(other);
          }
        };
    return classFile.transformClass(
        model,
        elements.andThen(ClassTransform.endHandler(builder -> blankConstructor(builder, model))));
  }

  /// A field that is final no more, because an object is copied field by field.
  private static void thaw(ClassBuilder builder, FieldModel field) {
    boolean constant = field.findAttribute(Attributes.constantValue()).isPresent();
    int flags = field.flags().flagsMask();
    int kept = constant ? flags : flags & ~ClassFile.ACC_FINAL;
    builder.transformField(
        field,
        (it, element) -> {
          if (element instanceof AccessFlags) {
            it.withFlags(kept);
          } else {
            it.with(element);
          }
        });
  }

  private void method(ClassBuilder builder, ClassModel owner, MethodModel method) {
    String type = owner.thisClass().asInternalName();
    boolean initialises = method.methodName().stringValue().startsWith("<");
    boolean ofEnum = owner.flags().has(AccessFlag.ENUM) && isImplicit(method);
    if (method.code().isEmpty() || initialises || ofEnum) {
      builder.with(method);
    } else if (type.equals(WORDS)) {
      builder.withMethodBody(
          method.methodName(),
          method.methodType(),
          method.flags().flagsMask(),
          code -> word(code, method));
    } else {
      methods.add(MethodRules.of(method, type));
      int number = methods.size() - 1;
      builder.transformMethod(
          method,
          (it, element) -> {
            if (element instanceof CodeModel code) {
              it.transformCode(code, new CodeWeaver(this, number, method));
            } else {
              it.with(element);
            }
          });
    }
  }

  /// Whether it is `values()` or `valueOf()`, which belong to Java rather than to a protocol.
  private static boolean isImplicit(MethodModel method) {
    return method.flags().has(AccessFlag.STATIC)
        && (method.methodName().equalsString("values")
            || method.methodName().equalsString("valueOf"));
  }

  /// Calls the hook of the same name, in which the protocol's own classes are objects.
  private static void word(CodeBuilder code, MethodModel method) {
    MethodTypeDesc type = method.methodTypeSymbol();
    MethodTypeDesc erased = MethodTypeDesc.of(erased(type.returnType()));
    int slot = 0;
    for (ClassDesc parameter : type.parameterList()) {
      code.loadLocal(TypeKind.from(parameter), slot);
      slot += TypeKind.from(parameter).slotSize();
      erased = erased.insertParameterTypes(erased.parameterCount(), erased(parameter));
    }
    if (method.methodName().equalsString("outside")) {
      code.aconst_null().areturn();
      return;
    }
    code.invokestatic(HOOKS, method.methodName().stringValue(), erased);
    if (!erased.returnType().equals(type.returnType())) {
      code.checkcast(type.returnType());
    }
    code.return_(TypeKind.from(type.returnType()));
  }

  private static ClassDesc erased(ClassDesc type) {
    return type.descriptorString().startsWith("Ldev/") ? ConstantDescs.CD_Object : type;
  }

  /// A constructor that initialises nothing.
  private void blankConstructor(ClassBuilder builder, ClassModel model) {
    boolean isClass =
        !model.flags().has(AccessFlag.INTERFACE) && !model.flags().has(AccessFlag.ENUM);
    ClassDesc parent = model.superclass().map(it -> it.asSymbol()).orElse(null);
    if (!isClass || parent == null) {
      return;
    }
    boolean woven = WovenLoader.isWoven(parent.packageName().replace('/', '.'));
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        BLANK_CONSTRUCTOR,
        ClassFile.ACC_PUBLIC,
        code -> {
          code.aload(0);
          if (woven) {
            code.aload(1).invokespecial(parent, ConstantDescs.INIT_NAME, BLANK_CONSTRUCTOR);
          } else {
            code.invokespecial(parent, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
          }
          code.return_();
        });
  }

  /// The number of the rules of a field that code names; -1 when the language says nothing of it.
  int field(String owner, String name) {
    try {
      var field = FieldRules.find(Class.forName(owner, false, originals), name);
      if (field == null) {
        return -1;
      }
      FieldRules rules = FieldRules.of(field, entities);
      if (!rules.point() && !rules.isRanged()) {
        return -1;
      }
      int known = fields.indexOf(rules);
      if (known >= 0) {
        return known;
      }
      fields.add(rules);
      return fields.size() - 1;
    } catch (ClassNotFoundException e) {
      throw new Unrunnable("the class " + owner + " cannot be found");
    }
  }
}
