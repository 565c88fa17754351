package dev.lifeline.simulator;

/** The throttling of calls. */
public enum RateLimits {
    NONE,
    /**
     * The documented buckets per account and Region: cluster resource modify (RunTask, StopTask) 100 at once and 40 a
     * second, cluster resource read (DescribeTasks, ListTasks) 100 and 20, task definition read
     * (DescribeTaskDefinition) 50 and 20 (Amazon ECS, "Request throttling"); RunTask on Fargate 20 and 20 (AWS Fargate,
     * "Fargate throttling quotas").
     */
    DOCUMENTED
}
