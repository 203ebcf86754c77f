import ReportPages

/// The templates of the pages on generations and jobs.
extension Template {
    static let indexHome = HTMLTemplate(text(PackageResources.index_home_mustache))
    static let indexActivate = HTMLTemplate(text(PackageResources.index_activate_mustache))
    static let indexDifference = HTMLTemplate(text(PackageResources.index_difference_mustache))
    static let indexDifferencePage = HTMLTemplate(text(PackageResources.index_diff_page_mustache))
    static let indexJobs = HTMLTemplate(text(PackageResources.index_jobs_mustache))
    static let indexFindings = HTMLTemplate(text(PackageResources.index_findings_mustache))
    static let indexJob = HTMLTemplate(text(PackageResources.index_job_mustache))
}
