package dev.heddle.junit.engine;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.config.PrefixedConfigurationParameters;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.ForkJoinPoolHierarchicalTestExecutorService;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestExecutorService;

/// The engine `heddle` of the JUnit Platform: finds methods annotated with
/// [dev.heddle.junit.Checked], and checks the protocols that they return.
///
/// It runs tests in parallel when Jupiter does, by the same configuration parameters. Protocols
/// share nothing, so no test waits for another.
public final class HeddleTestEngine extends HierarchicalTestEngine<CheckContext> {
  private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";
  private static final String PARALLEL_CONFIG = "junit.jupiter.execution.parallel.config.";

  private static final EngineDiscoveryRequestResolver<RootNode> RESOLVER =
      EngineDiscoveryRequestResolver.<RootNode>builder()
          .addClassContainerSelectorResolver(CheckedMethods::isTestClass)
          .addSelectorResolver(
              context ->
                  new CheckedMethods(context.getClassNameFilter(), context.getIssueReporter()))
          .build();

  /// Made by the platform.
  public HeddleTestEngine() {}

  @Override
  public String getId() {
    return "heddle";
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    var root = new RootNode(id);
    var issues =
        DiscoveryIssueReporter.deduplicating(
            DiscoveryIssueReporter.forwarding(request.getDiscoveryListener(), id));
    RESOLVER.resolve(request, root, issues);
    return root;
  }

  @Override
  protected HierarchicalTestExecutorService createExecutorService(ExecutionRequest request) {
    var parameters = request.getConfigurationParameters();
    return isParallel(request)
        ? new ForkJoinPoolHierarchicalTestExecutorService(
            new PrefixedConfigurationParameters(parameters, PARALLEL_CONFIG))
        : super.createExecutorService(request);
  }

  @Override
  protected CheckContext createExecutionContext(ExecutionRequest request) {
    int processors = Runtime.getRuntime().availableProcessors();
    return CheckContext.of(
        request.getConfigurationParameters(),
        request.getEngineExecutionListener(),
        isParallel(request) ? 1 : processors);
  }

  private static boolean isParallel(ExecutionRequest request) {
    return request.getConfigurationParameters().getBoolean(PARALLEL).orElse(false);
  }
}
