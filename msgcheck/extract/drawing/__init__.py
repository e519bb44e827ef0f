"""What office files share in pictures of their own: text of shapes, charts, diagrams, equations, vector art."""
