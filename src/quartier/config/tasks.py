"""Work of the ground: jobs of dead workers are given back, old ones forgotten."""

from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * *")
@app.task(
    name="config.retry_stalled_jobs", queueing_lock="config.retry_stalled_jobs", pass_context=True
)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """A worker killed hard leaves its job in `doing`; no heartbeat for 30 s means it is dead."""
    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(name="config.remove_old_jobs", queueing_lock="config.remove_old_jobs", pass_context=True)
async def remove_old_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """What is done needs no memory beyond a week; failed jobs stay for whoever looks into them."""
    await context.app.job_manager.delete_old_jobs(nb_hours=7 * 24)
