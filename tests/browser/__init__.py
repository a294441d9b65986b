"""Pages driven in Chromium, under JupyterLab and under Voilà."""
