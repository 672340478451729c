package dev.heddle.junit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Attaches what [HeddleAssertions] write to the reports of Jupiter's tests, and has them written
/// where the configuration parameter `heddle.output` says. The assertions work without it, too.
///
///     @ExtendWith(HeddleExtension.class)
public final class HeddleExtension implements InvocationInterceptor {

  /// An extension without a state.
  public HeddleExtension() {}

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    proceed(invocation, context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context)
      throws Throwable {
    proceed(invocation, context);
  }

  private static void proceed(Invocation<Void> invocation, ExtensionContext context)
      throws Throwable {
    var folder = Attachments.folder(context::getConfigurationParameter);
    var surroundings = new Surroundings(folder, (file, type) -> attach(context, file, type));
    ScopedValue.where(Surroundings.CURRENT, surroundings).call(invocation::proceed);
  }

  /// Has a copy among the files of the report, and says where the original is.
  private static void attach(ExtensionContext context, Path file, String type) {
    context.publishReportEntry(Map.of("heddle", file.toString()));
    context.publishFile(
        String.valueOf(file.getFileName()), MediaType.parse(type), copy -> copy(file, copy));
  }

  private static void copy(Path file, Path copy) throws IOException {
    Files.write(copy, Files.readAllBytes(file));
  }
}
