package app.allclear;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The package picture, kept true by the build. */
class ArchitectureTest {
  private static final String ROOT = "app.allclear";
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(new ImportOption.DoNotIncludePackageInfos())
          .importPackages(ROOT);

  @Test
  void packagesImportOnlyWhatTheyDeclare() {
    ApplicationModules.of(Allclear.class).verify();
  }

  @Test
  void onlyMailSpeaksMailProtocols() {
    only(resideInAPackage("app.allclear.mail.."), "jakarta.mail..", "org.eclipse.angus..");
  }

  @Test
  void onlyMatchingAndSearchKnowLucene() {
    only(
        resideInAPackage("app.allclear.matching..").or(resideInAPackage("app.allclear.search..")),
        "org.apache.lucene..");
  }

  @Test
  void onlyJdbcClassesSpeakSql() {
    DescribedPredicate<JavaClass> wiring = simpleNameEndingWith("Configuration");
    noClasses()
        .that(not(simpleNameStartingWith("Jdbc")))
        .and(not(wiring))
        .and(not(resideInAPackage("app.allclear.store..")))
        .and(not(DescribedPredicate.describe("nested in Jdbc", ArchitectureTest::nestedInJdbc)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.jdbc..", "javax.sql..")
        .check(OURS);
  }

  @Test
  void domainCodeKnowsNoSpring() {
    noClasses()
        .that(
            resideInAPackage("app.allclear.customer..")
                .or(resideInAPackage("app.allclear.mail.."))
                .or(resideInAPackage("app.allclear.matching.."))
                .or(resideInAPackage("app.allclear.restore.."))
                .or(resideInAPackage("app.allclear.incident.."))
                .or(resideInAPackage("app.allclear.notice..")))
        .and(not(simpleNameStartingWith("Jdbc")))
        .and(not(simpleNameEndingWith("Configuration")))
        .and(not(simpleNameEndingWith("Settings")))
        .and(not(DescribedPredicate.describe("nested in Jdbc", ArchitectureTest::nestedInJdbc)))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.springframework..")
                .and(not(resideInAPackage("org.springframework.dao..")))
                .and(not(resideInAPackage("org.springframework.modulith.."))))
        .check(OURS);
  }

  @Test
  void jdbcClassesArePrivateToTheirPackage() {
    classes().that().haveSimpleNameStartingWith("Jdbc").should().bePackagePrivate().check(OURS);
  }

  @Test
  void onlyFlowOpensTransactions() {
    noClasses()
        .that(not(resideInAPackage("app.allclear.flow..")))
        .and(not(resideInAPackage("app.allclear.store..")))
        .should()
        .callMethod(
            app.allclear.store.Transactions.class,
            "change",
            app.allclear.store.Urgency.class,
            Runnable.class)
        .orShould()
        .callMethod(
            app.allclear.store.Transactions.class,
            "change",
            app.allclear.store.Urgency.class,
            java.util.function.Supplier.class)
        .check(OURS);
  }

  private static boolean nestedInJdbc(JavaClass type) {
    return type.getEnclosingClass()
        .map(outer -> outer.getSimpleName().startsWith("Jdbc") || nestedInJdbc(outer))
        .orElse(false);
  }

  private static void only(DescribedPredicate<JavaClass> allowed, String... packages) {
    ClassesShouldConjunction rule =
        noClasses().that(not(allowed)).should().dependOnClassesThat().resideInAnyPackage(packages);
    rule.check(OURS);
  }
}
