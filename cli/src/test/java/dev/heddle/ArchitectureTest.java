package dev.heddle;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.AndFullName.Predicates.fullNameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaAccess.Predicates;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What may depend on what, where the modules do not say it. A rule or a layer without classes
/// fails.
@AnalyzeClasses(packages = "dev.heddle", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String OURS = "dev.heddle..";
  private static final String PROTOCOL = "dev.heddle.protocol..";
  private static final String SEAM = "dev.heddle.model.system..";
  private static final String IR = "dev.heddle.model.ir..";

  @ArchTest
  static final ArchRule the_arrows_run_one_way =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("protocol")
          .definedBy(PROTOCOL)
          .layer("model")
          .definedBy("dev.heddle.model..")
          .layer("checker")
          .definedBy("dev.heddle.checker..")
          .layer("counterexamples")
          .definedBy("dev.heddle.counterexamples..")
          .layer("specs")
          .definedBy("dev.heddle.specs..")
          .layer("cli")
          .definedBy("dev.heddle.cli..")
          .whereLayer("protocol")
          .mayNotAccessAnyLayer()
          .whereLayer("model")
          .mayOnlyAccessLayers("protocol")
          .whereLayer("checker")
          .mayOnlyAccessLayers("model")
          .whereLayer("counterexamples")
          .mayOnlyAccessLayers("checker", "model")
          .whereLayer("specs")
          .mayOnlyAccessLayers("protocol");

  @ArchTest
  static final ArchRule the_checker_knows_a_protocol_only_through_the_seam =
      classes()
          .that()
          .resideInAPackage("dev.heddle.checker..")
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage(OURS)).or(resideInAnyPackage("dev.heddle.checker..", SEAM)));

  @ArchTest
  static final ArchRule the_seam_stands_alone =
      classes()
          .that()
          .resideInAPackage(SEAM)
          .should()
          .onlyDependOnClassesThat(not(resideInAPackage(OURS)).or(resideInAPackage(SEAM)));

  @ArchTest
  static final ArchRule the_representation_knows_the_seam_and_nothing_else_of_ours =
      classes()
          .that()
          .resideInAPackage(IR)
          .should()
          .onlyDependOnClassesThat(not(resideInAPackage(OURS)).or(resideInAnyPackage(IR, SEAM)));

  @ArchTest
  static final ArchRule what_runs_a_machine_does_not_know_where_it_came_from =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.heddle.model.emit..",
              "dev.heddle.model.interpret..",
              "dev.heddle.model.layout..",
              "dev.heddle.model.pass..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.heddle.model.lift..", "dev.heddle.model.graph..");

  @ArchTest
  static final ArchRule the_jvm_as_a_reference_shares_nothing_with_what_it_judges =
      classes()
          .that()
          .resideInAPackage("dev.heddle.model.jvm..")
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage(OURS))
                  .or(
                      resideInAnyPackage(
                          "dev.heddle.model.jvm..", "dev.heddle.model.graph..", PROTOCOL, SEAM)));

  @ArchTest
  static final ArchRule only_the_cli_prints_exits_and_reads_its_surroundings =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.heddle.cli..")
          .should()
          .accessTargetWhere(
              Predicates.target(
                  fullNameMatching(
                      "java\\.lang\\.System\\.(in|out|err|exit|getProperty|getProperties"
                          + "|setProperty|getenv)(\\(.*\\))?"
                          + "|java\\.lang\\.Runtime\\.(exit|halt)\\(.*\\)"
                          + "|java\\.lang\\.(Boolean\\.getBoolean|Integer\\.getInteger"
                          + "|Long\\.getLong)\\(.*\\)"
                          + "|.*\\.printStackTrace\\(\\)")));
}
