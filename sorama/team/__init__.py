"""Many reports of many writers: read, scored by several processes, put together for a manager's Monday."""
