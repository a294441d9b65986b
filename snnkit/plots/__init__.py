"""Still pictures of networks, drawn with matplotlib from the same views as the labs."""
